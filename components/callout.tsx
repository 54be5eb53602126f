import type { TextSpan } from '#lib/views.ts'
import { Text } from './text.tsx'

/** A note that stands out of the text and belongs to it: no aside, so that reader modes keep it. */
export function Callout({ title, text }: { title?: string | undefined; text: TextSpan[][] }) {
  return (
    <section className="callout stack" role="note">
      {title && <p className="label">{title}</p>}
      {text.map((spans) => (
        <p key={spans[0]?.key ?? 'empty'}>
          <Text spans={spans} />
        </p>
      ))}
    </section>
  )
}
