/** Elements that begin and end a paragraph by themselves, so that a line break beside one says nothing. */
const block =
  /^<\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b/i

// None of these looks at the same words twice, however often something is opened and never closed.
const comment = /<!--(?:(?!<!--)[\s\S])*?-->/g
/** A tag; words inside `pre`, scripts and styles are one piece with theirs. */
const tag = /(<(pre|script|style)\b(?:(?!<\2)[\s\S])*?<\/\2\s*>|<[^<>]*>)/i

/**
 * Makes the line breaks of a post that was written in WordPress's classic editor into HTML: there an empty line ends a
 * paragraph, and a single one breaks the line. A post of the block editor is HTML already.
 */
export function markLineBreaks(html: string): string {
  if (html.includes('<!-- wp:')) return html
  const plain = html.replace(/\r\n?/g, '\n').replace(comment, '')
  // Words and tags in turn, when the names of the tags are left out.
  const pieces = plain.split(tag).filter((_, index) => index % 3 !== 2)
  const isBlock = (index: number) => block.test(pieces[index] ?? '<p>')
  return pieces
    .map((text, index) =>
      index % 2 === 1 ? text : markBreaks(text, isBlock(index - 1), isBlock(index + 1)),
    )
    .join('')
}

function markBreaks(text: string, isAfterBlock: boolean, isBeforeBlock: boolean): string {
  const lines = text
    .replace(/[ \t\f]+/g, ' ')
    .split('\n')
    .map((line, index, all) => {
      const start = index > 0 ? line.trimStart() : line
      return index < all.length - 1 ? start.trimEnd() : start
    })
  const isWord = (line: string) => line !== ''
  const first = isAfterBlock ? lines.findIndex(isWord) : 0
  const last = isBeforeBlock ? lines.findLastIndex(isWord) : lines.length - 1
  // Nothing but empty lines beside a block says nothing.
  if (first === -1 || last === -1) return ' '
  return lines
    .slice(first, last + 1)
    .join('\n')
    .replace(/\n\n+/g, '<br><br>')
    .replaceAll('\n', '<br>')
}
