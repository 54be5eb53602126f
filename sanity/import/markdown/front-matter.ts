/** What stands above a Markdown text between two lines of `---`, by its names. */
export type FrontMatter = Map<string, unknown>

/**
 * Takes a text apart into its front matter and the rest. Values are read as JSON, which is what is written here; plain
 * words, words in single quotation marks and simple lists, as other programs write them, are read as well.
 * @param text with `\n` as its line ending
 * @returns `first`: the line of the file on which the rest begins
 */
export function readFrontMatter(text: string): {
  matter: FrontMatter
  rest: string
  first: number
} {
  const match = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text)
  if (!match) return { matter: new Map(), rest: text, first: 1 }
  const matter: FrontMatter = new Map()
  let open: string | undefined
  for (const line of (match[1] ?? '').split('\n')) {
    const [, name, value = ''] = /^([\w-]+):(?:[ \t]+(.*))?$/.exec(line) ?? []
    const listed = /^[ \t]*-[ \t]+(.*)$/.exec(line)?.[1]
    if (name !== undefined) {
      open = value.trim() === '' ? name : undefined
      matter.set(name, value.trim() === '' ? [] : readValue(value.trim()))
    } else if (open !== undefined && listed !== undefined) {
      const list = matter.get(open)
      if (Array.isArray(list)) list.push(readValue(listed.trim()))
    }
  }
  return { matter, rest: text.slice(match[0].length), first: match[0].split('\n').length }
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const quoted = /^'(.*)'$/s.exec(text)?.[1]
    return quoted === undefined ? text : quoted.replaceAll("''", "'")
  }
}
