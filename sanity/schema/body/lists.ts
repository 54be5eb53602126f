import type { BodyBlock, List } from '#lib/views.ts'
import { toSpans } from '../simple-text/view.ts'

type RawItem = {
  _key: string
  listItem: 'bullet' | 'number' | null
  level: number | null
  children: Parameters<typeof toSpans>[0]
  markDefs: Parameters<typeof toSpans>[1]
}

/**
 * Nests neighbouring list items, two levels deep; deeper ones join the second. Where bullets change to numbers on the
 * first level, another list begins.
 */
export function toList(items: RawItem[]): BodyBlock[] {
  const lists: Array<{ type: 'list'; key: string; list: List }> = []
  for (const raw of items) {
    const spans = toSpans(raw.children, raw.markDefs)
    if (spans.length === 0) continue
    const kind = raw.listItem ?? 'bullet'
    const item = { key: raw._key, spans }
    const current = lists.at(-1)
    const parent = current?.list.items.at(-1)
    if ((raw.level ?? 1) > 1 && parent) {
      parent.children ??= { kind, items: [] }
      parent.children.items.push(item)
    } else if (current?.list.kind === kind) {
      current.list.items.push(item)
    } else {
      lists.push({ type: 'list', key: raw._key, list: { kind, items: [item] } })
    }
  }
  return lists
}
