import { z } from 'zod'
import type { Body, BodyBlock, Link } from '#lib/views.ts'
import { callToActionShape, toCallToAction } from '../call-to-action/view.ts'
import { calloutShape, toCallout } from '../callout/view.ts'
import { crisisHelpShape, toCrisisHelp } from '../crisis-help/view.ts'
import { internalLinkMark, linkMark } from '../link/view.ts'
import { key, list, number, oneOf, type Reading, text, words } from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'
import { quotationShape, toQuotation } from '../quotation/view.ts'
import { spanParts, toSpans } from '../simple-text/view.ts'
import { stepsShape, toSteps } from '../steps/view.ts'
import { toList } from './lists.ts'

const textBlock = z.object({
  _key: key(),
  _type: z.literal('block'),
  style: oneOf(['normal', 'h2', 'h3']),
  listItem: oneOf(['bullet', 'number']),
  level: number(),
  children: spanParts(),
  markDefs: list(z.discriminatedUnion('_type', [linkMark(), internalLinkMark()])),
})

export const bodyPart = () =>
  list(
    z.discriminatedUnion('_type', [
      textBlock,
      z.object({ _key: key(), _type: z.literal('steps'), ...stepsShape() }),
      z.object({ _key: key(), _type: z.literal('quotation'), ...quotationShape() }),
      z.object({
        _key: key(),
        _type: z.literal('figure'),
        picture: picturePart(),
        caption: text(),
      }),
      z.object({ _key: key(), _type: z.literal('callout'), ...calloutShape() }),
      z.object({ _key: key(), _type: z.literal('crisisHelp'), ...crisisHelpShape() }),
      z.object({ _key: key(), _type: z.literal('callToAction'), ...callToActionShape() }),
    ]),
  )

type RawBody = z.output<ReturnType<typeof bodyPart>>
type RawBlock = RawBody[number]
type RawText = z.output<typeof textBlock>

/** The blocks that hold something, in order; neighbouring list items become one list. */
export function toBody(raw: RawBody, bookingLink?: Link): Body {
  const body: Body = []
  let items: RawText[] = []
  const closeList = () => {
    body.push(...toList(items))
    items = []
  }
  raw.forEach((block, index) => {
    const keyed = { ...block, _key: block._key || String(index) }
    if (keyed._type === 'block' && keyed.listItem !== null) {
      items.push(keyed)
      return
    }
    const shown = toBlock(keyed, bookingLink)
    // An empty paragraph between two items doesn't end their list.
    if (!shown) return
    closeList()
    body.push(shown)
  })
  closeList()
  return body
}

/** The same where the page is nothing without it: a draft that has no text yet says so. */
export function toMainText(raw: RawBody, bookingLink: Link | undefined, { drafts }: Reading): Body {
  const body = toBody(raw, bookingLink)
  if (body.length > 0 || !drafts) return body
  return [{ type: 'paragraph', key: '', spans: [{ key: '', text: 'No text yet', marks: [] }] }]
}

function toBlock(block: RawBlock, bookingLink: Link | undefined): BodyBlock | undefined {
  const { _key: blockKey } = block
  switch (block._type) {
    case 'block':
      return toText(block)
    case 'steps': {
      const steps = toSteps(block.items)
      return steps.length > 0 ? { type: 'steps', key: blockKey, steps } : undefined
    }
    case 'quotation': {
      const quotation = toQuotation(block, blockKey)
      return quotation && { type: 'quotation', key: blockKey, quotation }
    }
    case 'figure': {
      const picture = toPicture(block.picture)
      return picture && { type: 'figure', key: blockKey, picture, caption: words(block.caption) }
    }
    case 'callout':
      return toCallout(block, blockKey)
    case 'crisisHelp':
      return toCrisisHelp(block, blockKey)
    case 'callToAction': {
      const callToAction = toCallToAction(block, bookingLink)
      return callToAction && { type: 'callToAction', key: blockKey, callToAction }
    }
  }
}

function toText(block: RawText): BodyBlock | undefined {
  const spans = toSpans(block.children, block.markDefs)
  if (spans.length === 0) return undefined
  if (block.style !== 'h2' && block.style !== 'h3') {
    return { type: 'paragraph', key: block._key, spans }
  }
  return {
    type: 'heading',
    key: block._key,
    level: block.style === 'h2' ? 2 : 3,
    spans,
    // By its key, so that a reworded heading keeps its address.
    anchor: `section-${block._key.replace(/[^\w-]/g, '')}`,
  }
}
