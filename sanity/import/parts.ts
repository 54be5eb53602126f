/** What is read from a file of any kind: paragraphs and list items in order, with the line on which each begins. */
export type Paragraph = {
  line: number
  text: string
  /** Present for a list item. */
  item?: ItemMark
  /** The same words with their marks, where the file has any; joined they are `text`. */
  spans?: Inline[]
  /** Present for a heading: the level in the file, where 4 and lower are 3. */
  heading?: 1 | 2 | 3
  /** Present where the file itself names the paragraph its title or subtitle. */
  role?: 'title' | 'subtitle'
  /** Present for a picture, which stands alone: `text` is empty. */
  picture?: PictureMark
  /** Stands in a cell of a table. */
  table?: true
  /** Is a footnote, which stands after the text. */
  footnote?: true
  /** Stands in a block quotation. */
  blockquote?: true
}

/** A run of words that look alike. A line break inside a paragraph is `\n`. */
export type Inline = { text: string; strong?: true; em?: true; href?: string }

/** A picture in a file: its bytes where they came along, else only where it lies. */
export type PictureMark = {
  bytes?: Uint8Array
  /** Path inside an archive, or an address; absent when the bytes came along. */
  src?: string
  /** Of its file, where a person would look for it by that. */
  name?: string
  /** What the file says that it shows. */
  alt?: string
  caption?: string
}

export type ItemMark = {
  list: 'bullet' | 'number'
  /** As it stands in the file: `•`, `2.`, `(3)`. */
  marker: string
  /** Columns before the marker. */
  indent: number
  /** The number that the marker shows. */
  count?: number
}

export type Quote = {
  text: string
  sourceKind: 'example' | 'published-work' | 'proverb'
  attribution?: string
}

/** Words with their marks, where there are any: the spans joined are the text. */
export type Words = { text: string; spans?: Inline[] }

/** The recognised parts of a body, in reading order. */
export type Part =
  | ({ kind: 'paragraph'; line: number } & Words)
  | ({ kind: 'heading'; line: number; level: 2 | 3 } & Words)
  | ({ kind: 'item'; line: number; list: 'bullet' | 'number'; level: 1 | 2 } & Words)
  | { kind: 'figure'; line: number; picture: PictureMark }
  | { kind: 'quotation'; line: number; quotation: Quote }
  | { kind: 'steps'; line: number; steps: Array<{ title: string; quotation: Quote }> }
  | ({ kind: 'callToAction'; line: number } & CallToActionText)

export type CallToActionText = { text: Words[]; locationLine?: string; closing: Words[] }

/** Something that a person should look at. `line` is absent when it concerns the whole text. */
export type Note = { line?: number; text: string }

/** A text, taken apart. Every word of it stands in exactly one place, or a note says that it was left out. */
export type RecognisedArticle = {
  /** Absent when the first line is a whole paragraph. */
  title?: string
  subtitle?: string
  /** The line that holds the place of the banner picture. */
  bannerLine?: number
  /** The picture that stands before the text. */
  banner?: PictureMark
  parts: Part[]
  notes: Note[]
}
