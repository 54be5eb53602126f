/** The words of the first paragraph of a short text, for its line in the Studio; empty when there are none. */
export function firstWords(blocks: unknown): string {
  const first = Array.isArray(blocks) ? blocks[0] : undefined
  const children: unknown = first?.children
  if (!Array.isArray(children)) return ''
  return children.map((child: { text?: string }) => child.text ?? '').join('')
}
