import { createHash } from 'node:crypto'
import type { CardWords } from './card-words.ts'
import { isSigned, signature } from './picture-key.ts'
import { routes } from './routes.ts'

const folder = '/images/card'
/** Counted up when cards look different, so that messengers fetch the new ones. */
const design = 1

/**
 * The address of the card that is drawn for a page: `/images/card/<the page's path>/<mark of the words>-<signature>.png`.
 * The mark changes with the words, so that messengers fetch the new card. The signature keeps strangers from having
 * cards drawn at addresses that no page has named.
 * @param path of the page, as `routes` spells it.
 */
export function cardAddress(path: string, words: CardWords): string {
  const { title, practice, licence, supervision } = words
  const mark = createHash('sha256')
    .update(JSON.stringify([design, title, practice, licence, supervision]))
    .digest('hex')
    .slice(0, 8)
  const page = path === routes.home() ? '' : path
  const address = `${folder}${page}/${mark}`
  return `${address}-${signature(address)}.png`
}

const pattern = /^(\/images\/card((?:\/.+)?)\/[0-9a-f]{8})-([\w-]{12})\.png$/

/** Whether it is the address of a card, be it one that was ever given out or not. */
export function isCardPath(path: string): boolean {
  return path.startsWith(`${folder}/`)
}

/** @returns the path of the page whose card an address shows; `undefined` for what {@link cardAddress} has not written. */
export function readCardAddress(address: string): string | undefined {
  const [, signed = '', page = '', given = ''] = pattern.exec(address) ?? []
  return signed !== '' && isSigned(signed, given) ? page || routes.home() : undefined
}
