import { firstLink } from './html-elements.ts'
import { attribute, type Element } from './html-styles.ts'

/** Whether an element is a footnote, which Word files keep in a list at the end and Google Docs in boxes. */
export function isFootnote(element: Element): boolean {
  const id = attribute(element, 'id') ?? ''
  if (element.tagName === 'li') return /^(?:footnote|endnote)-\d+$/.test(id)
  const link = element.tagName === 'div' ? firstLink(element) : undefined
  return link !== undefined && /^(?:ftnt|_ftn)\d+$/.test(attribute(link, 'id') ?? '')
}

/** The sign at the end of a footnote that leads back to its number. */
export function isWayBack(element: Element): boolean {
  return (
    element.tagName === 'a' && /^#(?:footnote|endnote)-ref-/.test(attribute(element, 'href') ?? '')
  )
}
