import type { Path } from '@sanity/types'

/**
 * `error` keeps a document from being published: it would break the law, shut readers out or not work. `warning` asks
 * for a look, `info` is a hint.
 */
export type Level = 'error' | 'warning' | 'info'

/** What a rule has to say about one text; where it stands is known to whoever asked. */
export type Remark = { level: Level; message: string }

/** What a rule has to say about a place in a document, from the document's root on. The message names the fix. */
export type Finding = Remark & { path: Path }

export function warning(message: string): Remark {
  return { level: 'warning', message }
}

export function hint(message: string): Remark {
  return { level: 'info', message }
}
