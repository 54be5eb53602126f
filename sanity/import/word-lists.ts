import { attribute, type Element, isElement, type Style } from './html-styles.ts'
import type { ItemMark } from './parts.ts'

/** Word writes list items as paragraphs: the list and level in a style, the sign as words to be ignored. */
export type WordLists = {
  /** @returns the mark of a paragraph that is a list item of Word. */
  readItem(element: Element, style: Style): ItemMark | undefined
}

/** Remembers the numbers of Word's lists while one document is read. */
export function createWordLists(): WordLists {
  const counts = new Map<string, number>()
  return {
    readItem(element, style) {
      if (element.tagName !== 'p' && !/^h[1-6]$/.test(element.tagName)) return undefined
      const found = /^(\S+)\s+level(\d)/.exec(style.get('mso-list') ?? '')
      const [, list, level] = found ?? []
      const sign = findSign(element)
      if (list === undefined || level === undefined || sign === undefined) return undefined
      const indent = (Number(level) - 1) * 4
      const isNumber = /^\(?(?:\d+|[a-z]{1,4})[.)]$/i.test(sign)
      if (!isNumber) return { list: 'bullet', marker: '•', indent }
      const key = `${list} ${level}`
      for (const other of counts.keys()) {
        const [otherList, otherLevel] = other.split(' ')
        if (otherList === list && Number(otherLevel) > Number(level)) counts.delete(other)
      }
      const digits = /\d+/.exec(sign)?.[0]
      const count = digits === undefined ? (counts.get(key) ?? 0) + 1 : Number(digits)
      counts.set(key, count)
      return { list: 'number', marker: `${count}.`, indent, count }
    },
  }
}

/** Whether an element is the sign before a list item and not part of its words. */
export function isMarker(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(attribute(element, 'style') ?? '')
}

function findSign(element: Element): string | undefined {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue
    if (isMarker(child)) return wordsOf(child).trim()
    const inside = findSign(child)
    if (inside !== undefined) return inside
  }
  return undefined
}

function wordsOf(element: Element): string {
  return element.childNodes
    .map((child) => (isElement(child) ? wordsOf(child) : 'value' in child ? child.value : ''))
    .join('')
}
