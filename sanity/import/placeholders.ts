const picture = '(?:image|picture|photo|photograph|pic|banner)'
const role = '(?:banner|hero|header|cover|feature|featured|main|top|title|blog|post)'

/** Words that mean a picture and nothing else: "banner image", "insert photo here", "image goes here". */
const words = new RegExp(
  `^(?:(?:insert|add|place|put)\\s+)?(?:(?:the|a|an)\\s+)?(?:${role}[\\s-]+){0,2}${picture}(?:\\s+placeholder)?(?:\\s+(?:goes|to go|will go))?(?:\\s+here)?$`,
  'i',
)
/** In brackets the picture may be described as well: "[photo: a lamp by a window]". */
const described = new RegExp(`^(?:${role}[\\s-]+){0,2}${picture}\\s*[:–—-]\\s*(.+)$`, 'i')
const brackets = /^(?:\[(.*)\]|\((.*)\)|\{(.*)\}|<(.*)>)$/s

/**
 * Reads a line that only keeps a place for a picture.
 * @returns what the picture is to show, if the line says so; `undefined` for a line that belongs to the text.
 */
export function readPicturePlace(text: string): { description?: string } | undefined {
  const match = brackets.exec(text.trim())
  const inside = match?.slice(1).find((group) => group !== undefined)
  const content = (inside ?? text).trim().replace(/[.:!]+$/, '')
  if (words.test(content)) return {}
  const description = inside === undefined ? undefined : described.exec(content)?.[1]
  return description === undefined ? undefined : { description }
}
