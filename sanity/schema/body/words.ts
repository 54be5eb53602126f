import { z } from 'zod'
import { countWords } from '#lib/reading-time.ts'
import { list, part, text } from '../parse.ts'

/** A text of which only the words count. */
export const wordsPart = () =>
  list(
    z.discriminatedUnion('_type', [
      z.object({ _type: z.literal('block'), children: list(z.object({ text: text() })) }),
      z.object({
        _type: z.literal('steps'),
        items: list(z.object({ title: text(), text: text(), quotation: part({ text: text() }) })),
      }),
      z.object({ _type: z.literal('quotation'), text: text() }),
      z.object({ _type: z.literal('figure'), caption: text() }),
      z.object({
        _type: z.literal('callout'),
        title: text(),
        text: list(z.object({ children: list(z.object({ text: text() })) })),
      }),
      z.object({ _type: z.literal('crisisHelp') }),
      z.object({ _type: z.literal('callToAction') }),
    ]),
  )

/** Counts what a reader reads: every block but the invitation and the crisis numbers. */
export function countBodyWords(body: z.output<ReturnType<typeof wordsPart>>): number {
  return body.reduce((sum, block) => sum + countWords(blockText(block)), 0)
}

/** What a reader reads, block by block and without marks; invitations, crisis numbers and empty blocks are left out. */
export function bodyTexts(body: z.output<ReturnType<typeof wordsPart>>): string[] {
  return body.map(blockText).filter((text) => text.trim() !== '')
}

function blockText(block: z.output<ReturnType<typeof wordsPart>>[number]): string {
  switch (block._type) {
    case 'block':
      return wordsOf(block)
    case 'steps':
      return block.items.flatMap((item) => [item.title, item.text, item.quotation?.text]).join(' ')
    case 'quotation':
      return block.text ?? ''
    case 'figure':
      return block.caption ?? ''
    case 'callout':
      return [block.title ?? '', ...block.text.map(wordsOf)].join(' ')
    case 'crisisHelp':
    case 'callToAction':
      return ''
  }
}

function wordsOf({ children }: { children: Array<{ text: string | null }> }): string {
  return children.map((child) => child.text ?? '').join('')
}
