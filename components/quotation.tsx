import type { Quotation } from '#lib/views.ts'
import { Text } from './text.tsx'

/** Quoted words; whom they are quoted from stands outside them, where HTML wants it. */
export function QuotedText({ quotation }: { quotation: Quotation }) {
  const words = (
    <blockquote>
      <p>
        <Text spans={quotation.text} />
      </p>
    </blockquote>
  )
  const { attribution, href } = quotation
  if (!attribution) return words
  const source = <cite>{attribution}</cite>
  return (
    <figure className="quotation">
      {words}
      <figcaption>{href ? <a href={href}>{source}</a> : source}</figcaption>
    </figure>
  )
}
