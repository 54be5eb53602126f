import { escapeMarkup } from '#lib/markup.ts'

/** What stands for a picture of the website before, by its number. */
export type FindAttachment = (
  id: string,
) => { src: string; alt: string; caption: string } | undefined

/** Those that are known by their name alone; anything else in brackets may be words. */
const known = new Set(
  'audio caption contact-form embed gallery playlist video wpforms gravityform ninja_form mc4wp_form newsletter tablepress'.split(
    ' ',
  ),
)

// None of these looks at the same words twice, however often something is opened and never closed.
const code = /\[(\/?)([a-z][\w-]*)((?:\s[^[\]]*)?)\]/gi
const captioned = /\[caption\b([^\]]*)\]((?:(?!\[caption\b)[\s\S])*?)\[\/caption\]/gi
const embedded = /\[embed\b[^[\]]*\]([^[\]]*)\[\/embed\]/gi
const played = /\[(?:audio|video)\b([^[\]]*)\](?:\s*\[\/(?:audio|video)\])?/gi

/**
 * Takes the shortcodes out of a post of WordPress. Captions, galleries and embedded addresses become HTML; of all others
 * the words between them stay.
 * @returns `left`: the names of those that said something which is lost
 */
export function readShortcodes(
  html: string,
  findAttachment: FindAttachment,
): { html: string; left: string[] } {
  const closed = new Set([...html.matchAll(/\[\/([a-z][\w-]*)\s*\]/gi)].map(([, name]) => name))
  const left = new Set<string>()
  const isCode = (name: string, attributes: string) =>
    known.has(name.toLowerCase()) ||
    closed.has(name) ||
    /[_-]/.test(name) ||
    attributes.includes('=')
  const text = html
    .replace(captioned, (_, attributes, inside) => figureOf(String(attributes), String(inside)))
    .replace(/\[gallery\b([^[\]]*)\]/gi, (_, attributes) => {
      const ids = readAttribute(String(attributes), 'ids')?.split(',') ?? []
      const pictures = ids.flatMap((id) => findAttachment(id.trim()) ?? [])
      if (pictures.length < ids.length || ids.length === 0) left.add('gallery')
      return pictures.map(pictureOf).join('')
    })
    .replace(embedded, (_, address) => linkOf(String(address)))
    .replace(played, (whole, attributes) => {
      const address = /https?:\/\/[^"'\s\]]+/i.exec(String(attributes))?.[0]
      return address === undefined ? whole : linkOf(address)
    })
    .replace(code, (whole, _slash, name, attributes) => {
      if (!isCode(String(name), String(attributes))) return whole
      left.add(String(name).toLowerCase())
      return ''
    })
  return { html: text, left: [...left] }
}

function figureOf(attributes: string, inside: string): string {
  const picture = /^(?:<a\b[^>]*>)?<img\b[^>]*>(?:<\/a>)?/i.exec(inside.trim())?.[0] ?? ''
  const caption = readAttribute(attributes, 'caption') ?? inside.trim().slice(picture.length).trim()
  return `<figure>${picture || inside}${picture && caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
}

function pictureOf({ src, alt, caption }: NonNullable<ReturnType<FindAttachment>>): string {
  const words = caption === '' ? '' : `<figcaption>${escapeMarkup(caption)}</figcaption>`
  return `<figure><img src="${escapeMarkup(src)}" alt="${escapeMarkup(alt)}">${words}</figure>`
}

function linkOf(address: string): string {
  const plain = escapeMarkup(address.trim())
  return `<p><a href="${plain}">${plain}</a></p>`
}

function readAttribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'i')
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined)
}
