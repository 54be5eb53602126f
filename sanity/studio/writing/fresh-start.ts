import { type Behavior, defineBehavior, forward, raise } from '@portabletext/editor/behaviors'
import { hintFor } from '../desk/new-post-template.ts'

type Text = { _type: string; children?: unknown }

type Block = Text & { _key: string }

/**
 * The parts of a new post that a pasted text leaves no need for: all but the one that holds the cursor.
 * @returns nothing once a word is written, or when the text didn't begin as a new post.
 */
export function partsToClear(blocks: readonly Block[], focused: string | undefined): string[] {
  const isUntouched = blocks.every(isEmptyText) && blocks.some(({ _key }) => hintFor(_key))
  return isUntouched ? blocks.map(({ _key }) => _key).filter((key) => key !== focused) : []
}

/** Whether a block is a line of text in which nothing is written. */
export function isEmptyText({ _type, children }: Text): boolean {
  return (
    _type === 'block' &&
    Array.isArray(children) &&
    children.every((child) => (child as { text?: unknown } | null)?.text === '')
  )
}

/** Whether a block is a part of a new post that nobody has written in: no fault, and nothing that a paste left behind. */
export function isEmptyPart(block: Partial<Pick<Block, '_key'>> & Text): boolean {
  return block._key !== undefined && hintFor(block._key) !== undefined && isEmptyText(block)
}

/** A whole text that is pasted into a new post takes the place of its empty parts. */
export const freshStart: Behavior = defineBehavior({
  on: 'insert.blocks',
  guard: ({ snapshot, event }) => {
    if (event.blocks.length < 2) return false
    const { value, selection } = snapshot.context
    const [focus] = selection?.focus.path ?? []
    const focused = typeof focus === 'object' && '_key' in focus ? focus._key : undefined
    const keys = focused === undefined ? [] : partsToClear(value as Block[], focused)
    return keys.length > 0 && { keys }
  },
  actions: [
    ({ event }, { keys }) => [
      ...keys.map((_key) => raise({ type: 'delete.block', at: [{ _key }] })),
      forward(event),
    ],
  ],
})
