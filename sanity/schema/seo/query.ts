/** What a page says in search results where its own words don’t do. */
export const seoFields = 'seo{title, description}'
