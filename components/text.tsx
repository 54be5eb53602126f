import { Fragment } from 'react'
import { groupLinks } from '#lib/spans.ts'
import type { TextSpan } from '#lib/views.ts'

/** Text with its emphasis and links; a line end that the author typed stays a line end. */
export function Text({ spans }: { spans: TextSpan[] }) {
  return groupLinks(spans).map((group) => {
    const text = group.spans.map((span) => <Marked key={span.key} span={span} />)
    if (group.href === undefined) return <Fragment key={group.key}>{text}</Fragment>
    return (
      <a key={group.key} href={group.href}>
        {text}
      </a>
    )
  })
}

function Marked({ span }: { span: TextSpan }) {
  const lines = span.text.split('\n')
  // Lines of one text have no identity but their place.
  const text = lines.map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={place}>
      {place > 0 && <br />}
      {line}
    </Fragment>
  ))
  const emphasised = span.marks.includes('emphasis') ? <em>{text}</em> : text
  return span.marks.includes('strong') ? <strong>{emphasised}</strong> : emphasised
}
