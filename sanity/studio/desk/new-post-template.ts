/** An empty part of a new post: which kind of line it is, and what is said in its place until something is written. */
type EmptyPart = { key: string; style: 'normal' | 'h2'; hint: string }

const parts: readonly EmptyPart[] = [
  {
    key: 'start-opening',
    style: 'normal',
    hint: 'Begin where your reader is tonight: two or three sentences in which she finds herself.',
  },
  { key: 'start-why-heading', style: 'h2', hint: 'A heading: why this is so hard' },
  {
    key: 'start-why',
    style: 'normal',
    hint: 'Explain it in your own words. Short paragraphs are the kindest on a phone.',
  },
  { key: 'start-help-heading', style: 'h2', hint: 'A heading: what helps' },
  {
    key: 'start-help',
    style: 'normal',
    hint: 'What can she try tonight? “Steps” in the bar above adds steps with words to say.',
  },
  {
    key: 'start-closing',
    style: 'normal',
    hint: 'A gentle last sentence. The invitation from your settings follows by itself.',
  },
]

const hints = new Map(parts.map(({ key, hint }) => [key, hint]))

/** What to say in the place of an empty line of a new post; it is drawn beside the text and never part of it. */
export const hintFor = (key: string): string | undefined => hints.get(key)

/** A post that has the parts of a good one and none of the words, so that no placeholder can be published. */
export const newPostTemplate = {
  id: 'post-like-the-sample',
  title: 'Post',
  schemaType: 'article',
  value: () => ({
    body: parts.map(({ key, style }) => ({
      _type: 'block',
      _key: key,
      style,
      markDefs: [],
      children: [{ _type: 'span', _key: `${key}-words`, text: '', marks: [] }],
    })),
  }),
}
