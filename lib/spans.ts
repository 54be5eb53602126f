import type { TextSpan } from './views.ts'

export type SpanGroup = { key: string; href?: string; spans: [TextSpan, ...TextSpan[]] }

/** Joins neighbouring runs of one link, so that a link with a bold word in it is still one link. */
export function groupLinks(spans: TextSpan[]): SpanGroup[] {
  const groups: SpanGroup[] = []
  for (const span of spans) {
    const last = groups.at(-1)
    if (last && span.href !== undefined && last.href === span.href) last.spans.push(span)
    else {
      const link = span.href === undefined ? {} : { href: span.href }
      groups.push({ key: span.key, ...link, spans: [span] })
    }
  }
  return groups
}
