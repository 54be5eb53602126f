/** Whose words a quotation holds. Never a client's: the ethics codes bar testimonials. */
export const sourceKinds = ['own-words', 'example', 'published-work', 'proverb'] as const
