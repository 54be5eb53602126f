import { type AskedPath, readTarget } from './paths.ts'

/** Where a sentence goes on behind an address: spaces, and every sign but those that an address may end with. */
const endOfSentence = /(?:\s|(?![-_/])\p{P})+$/u

/**
 * The address that is meant by one at which there is nothing: typed off a card with its capitals, or cut out of a mail with
 * the end of the sentence.
 * @param path as `readTarget` spells it.
 * @returns `undefined` when it is spelled as addresses are.
 */
export function readNearMiss(path: string): string | undefined {
  const plain = decodeURIComponent(path)
  const meant = plain.toLowerCase().replace(endOfSentence, '')
  const target: AskedPath = readTarget(meant.split('/').map(encodeURIComponent).join('/'))
  return meant !== plain && target.kind === 'path' ? target.path : undefined
}
