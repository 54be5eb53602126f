import type { DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.ChildNode

/** What a style says about words: names and values in small letters. */
export type Style = Map<string, string>
/** The styles that a document gives to its classes, as Google Docs and Apple's programs write them. */
export type ClassStyles = Map<string, Style>

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((found) => found.name === name)?.value
}

export function classesOf(element: Element): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '')
}

/** Reads the rules for single classes out of a style sheet; all others are about looks that are not kept. */
export function readClassStyles(sheet: string): ClassStyles {
  const styles: ClassStyles = new Map()
  for (const [, selectors = '', rule = ''] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const selector of selectors.split(',')) {
      const name = /^[a-z0-9]*\.([\w-]+)$/i.exec(selector.trim())?.[1]
      if (name === undefined) continue
      styles.set(name, new Map([...(styles.get(name) ?? []), ...readStyle(rule)]))
    }
  }
  return styles
}

/** The style of an element: of its classes first, then its own. */
export function styleOf(element: Element, classStyles: ClassStyles): Style {
  const classes = classesOf(element).flatMap((name) => [...(classStyles.get(name) ?? [])])
  return new Map([...classes, ...readStyle(attribute(element, 'style') ?? '')])
}

function readStyle(text: string): Style {
  const style: Style = new Map()
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    style.set(
      name,
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return style
}

/** @returns `undefined` when the style says nothing about it. */
export function isBold(style: Style): boolean | undefined {
  const weight = style.get('font-weight')
  if (weight !== undefined) {
    return /^bold/.test(weight) || Number(weight) >= 600
  }
  return /\bbold\b/.test(style.get('font') ?? '') ? true : undefined
}

/** @returns `undefined` when the style says nothing about it. */
export function isItalic(style: Style): boolean | undefined {
  const slant = style.get('font-style')
  if (slant !== undefined) return /^(?:italic|oblique)/.test(slant)
  return /\bitalic\b/.test(style.get('font') ?? '') ? true : undefined
}

export function isHidden(style: Style): boolean {
  return style.get('display') === 'none' || style.get('mso-hide') === 'all'
}
