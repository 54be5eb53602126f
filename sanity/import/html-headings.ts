import { attribute, classesOf, type Element } from './html-styles.ts'

/** The level of a heading, however it is written; 4 and lower are 3. */
export function headingOf(element: Element): 1 | 2 | 3 | undefined {
  const named = /^h([1-6])$/.exec(element.tagName)?.[1]
  const level =
    named ?? (attribute(element, 'role') === 'heading' && attribute(element, 'aria-level'))
  if (!level) return undefined
  return Number(level) === 1 ? 1 : Number(level) === 2 ? 2 : 3
}

const titles = new Set(['title', 'msotitle'])
const subtitles = new Set(['subtitle', 'msosubtitle'])

/** Whether Google Docs or Word names a paragraph the title or subtitle of the document. */
export function roleOf(element: Element): 'title' | 'subtitle' | undefined {
  if (!/^(?:p|h1|h2|div)$/.test(element.tagName)) return undefined
  const names = classesOf(element).map((name) => name.toLowerCase())
  if (names.some((name) => titles.has(name))) return 'title'
  return names.some((name) => subtitles.has(name)) ? 'subtitle' : undefined
}
