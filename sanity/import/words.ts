import type { Words } from './parts.ts'

/** The words of anything that has some, and nothing else of it. */
export function wordsOf({ text, spans }: Words): Words {
  return { text, ...(spans && { spans }) }
}

/** Words with others, unmarked, before them. */
export function withStart(start: string, { text, spans }: Words): Words {
  return { text: start + text, ...(spans && { spans: [{ text: start }, ...spans] }) }
}
