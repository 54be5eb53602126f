import { useDeferredValue, useMemo, useState } from 'react'
import { useDocumentOperation, useFormValue } from 'sanity'
import type { Block } from '#sanity/tidy/blocks.ts'
import type { Offer } from '#sanity/tidy/log.ts'
import { type Tidied, tidyBody } from '#sanity/tidy/tidy-body.ts'
import { createUndoStore, undoTo, type Version } from '#sanity/tidy/undo.ts'
import { isEmptyPart } from '../writing/fresh-start.ts'
import { patchesBetween } from './patches.ts'

const undoStore = createUndoStore(() => window.sessionStorage)

export type Tidying = {
  body: Block[]
  tidied: Tidied
  canUndo: boolean
  tidy: (body: Block[], accepted: Offer[]) => void
  /** @returns whether it was undone; it is not when the text was changed since. */
  undo: () => boolean
}

/**
 * What tidying would do to a text of the document in the form, and the two ways to change it, each sent as one change.
 * @param field where the text stands in its document
 */
export function useTidy(field: string, value: unknown): Tidying {
  const id = String(useFormValue(['_id']) ?? '').replace(/^drafts\./, '')
  const type = String(useFormValue(['_type']) ?? '')
  const title = useText('title')
  const subtitle = useText('subtitle')
  const isArticle = type === 'article'
  const { patch } = useDocumentOperation(id, type)
  const place = `${id}.${field}`
  const [record, setRecord] = useState(() => undoStore.read(place))

  const body = useDeferredValue((Array.isArray(value) ? value : noBlocks) as Block[])
  const tidied = useMemo(
    () =>
      // The parts of a new post that are still empty are nothing to look at.
      tidyBody(
        body.filter((block) => !isEmptyPart(block)),
        {
          title,
          ...(isArticle && { subtitle, hasSubtitle: true, hasInvitation: true }),
        },
      ),
    [body, title, subtitle, isArticle],
  )
  const now: Version = { body, title, ...(isArticle && { subtitle }) }
  return {
    body,
    tidied,
    canUndo: record !== undefined,
    tidy(tidyText, accepted) {
      const after: Version = { ...now, body: tidyText }
      for (const { kind, text } of accepted) {
        if (kind === 'title' || kind === 'subtitle') after[kind] = text
      }
      patch.execute(patchesBetween(field, now, after))
      undoStore.write(place, { before: now, after })
      setRecord({ before: now, after })
    },
    undo() {
      const before = record && undoTo(record, now)
      if (!before) return false
      patch.execute(patchesBetween(field, now, before))
      undoStore.clear(place)
      setRecord(undefined)
      return true
    },
  }
}

const noBlocks: Block[] = []

function useText(field: string): string {
  const value = useFormValue([field])
  return typeof value === 'string' ? value : ''
}
