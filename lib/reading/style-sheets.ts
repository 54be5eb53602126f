import { readFileSync } from 'node:fs'
import path from 'node:path'

const address = /^\/_next\/static\/((?:[\w.~-]+\/)*[\w.~-]+\.css)(?:\?.*)?$/

/** The site's own style sheets, as they stand inside a page. */
export type StyleSheets = {
  /** @returns the sheet's text, or `undefined` when the address is not that of a built sheet. */
  read(href: string): string | undefined
}

/** @param buildFolder the folder of the production build, such as `.next`. */
export function openStyleSheets(buildFolder: string): StyleSheets {
  const known = new Map<string, string>()
  return {
    read(href) {
      const file = address.exec(href)?.[1]
      if (!file || file.split('/').includes('..')) return undefined
      const kept = known.get(file)
      if (kept !== undefined) return kept
      const text = prepareStyles(
        readFileSync(path.join(buildFolder, 'static', file), 'utf8'),
        `/_next/static/${file}`,
      )
      known.set(file, text)
      return text
    },
  }
}

/** Makes a sheet fit to stand in a page: addresses from the root, and nothing that could end the style element. */
export function prepareStyles(css: string, sheetAddress: string): string {
  const base = new URL(sheetAddress, 'http://site.invalid')
  return css
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n?\/\*# sourceMappingURL=[^*]*\*\/\n?/g, '')
    .replaceAll(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (whole, quote: string, target: string) => {
      if (/^([a-z][a-z0-9+.-]*:|#|\/)/i.test(target.trim())) return whole
      const { pathname, search, hash } = new URL(target.trim(), base)
      return `url(${quote}${pathname}${search}${hash}${quote})`
    })
    .replaceAll(/<(?=\/style|!--|script)/gi, '\\3c ')
}
