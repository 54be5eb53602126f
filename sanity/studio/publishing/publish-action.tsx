import { useToast } from '@sanity/ui/toast'
import { useEffect, useRef, useState } from 'react'
import { type DocumentActionComponent, useClient, useDocumentOperation } from 'sanity'
import { routes } from '#lib/routes.ts'
import { onceForEach } from '../once-for-each.ts'
import { makeFirstSlug, needsFirstSlug, patchesForSlug } from '../writing/first-slug.ts'
import { announceSchedule, announceWhenLive, explainErrors } from './announcements.tsx'
import { type Doubt, findDoubt } from './doubts.ts'
import { patchesToKeepAddresses } from './kept-addresses.ts'
import { momentToSet } from './kept-moment.ts'
import { type Dated, momentOf } from './post-state.ts'
import { publishAgain, publishQuietly } from './retired-addresses.ts'
import { rememberTry } from './tries.ts'
import { useWhenSettled } from './use-when-settled.ts'

/** From pressing the button to the article being live. */
type Phase =
  | { name: 'idle' }
  /** Does she mean it? */
  | { name: 'asking'; doubt: Doubt }
  /** Until all is saved, checked and uploaded. What was in the way came before a doubt, and may be gone by then. */
  | { name: 'waiting'; unasked?: Doubt }
  /** Sent; `revision` is that of the live version before. */
  | { name: 'sent'; revision: string | undefined }

/** How long publishing itself may take, in milliseconds. */
const longestSending = 30_000

/**
 * The Studio's own publish action for articles, made patient: it waits until everything typed is saved and checked and
 * every picture has arrived, writes date and web address into a draft that has none, and only then publishes. It says what is in
 * the way, asks when there is no text or most of it is gone, and tells when the website shows the new version.
 */
export const publishArticleAction = onceForEach((original: DocumentActionComponent) => {
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original
  const usePublishArticle: DocumentActionComponent = (props) => {
    const { id, type, draft, published } = props
    const { patch } = useDocumentOperation(id, type)
    const client = useClient({ apiVersion: '2025-02-19' })
    const toast = useToast()
    const [phase, setPhase] = useState<Phase>({ name: 'idle' })
    const description = original(props)

    /** Once for each pressing: without letters in the title there is none to be had. */
    const hasTriedSlug = useRef(false)
    const finish = () => {
      const publishedAt = momentToSet(draft, published, new Date())
      if (publishedAt !== undefined) {
        patch.execute([{ set: { publishedAt } }])
        return
      }
      const addresses = patchesToKeepAddresses(draft, published)
      if (addresses) {
        patch.execute(addresses)
        return
      }
      if (!hasTriedSlug.current && needsFirstSlug({ draft, published })) {
        hasTriedSlug.current = true
        makeFirstSlug(client, String(draft?.title ?? ''), { id, type })
          // The field's own message says what to do when there is no address.
          .catch(() => undefined)
          .then((slug) => {
            if (slug === undefined) latest.current()
            else patch.execute(patchesForSlug(slug, draft))
          })
        return
      }
      if (errors.length > 0) {
        setPhase({ name: 'idle' })
        rememberTry(id)
        toast.push(explainErrors(errors))
        return
      }
      if (description?.disabled) {
        setPhase({ name: 'idle' })
        return
      }
      if (phase.name === 'waiting' && phase.unasked) {
        setPhase({ name: 'asking', doubt: phase.unasked })
        return
      }
      setPhase({ name: 'sent', revision: published?._rev })
      publishAgain(client, { id, draft }, Date.now())
        .then(async (isDone) => {
          if (isAhead(draft)) {
            // The stock action would tell her that it was published, which it is not yet.
            if (!isDone && draft) await publishQuietly(client, id, draft)
          } else if (!isDone) description?.onHandle?.()
          else toast.push({ status: 'success', title: `“${draft?.title}” was published` })
        })
        .catch((error: unknown) => {
          setPhase({ name: 'idle' })
          toast.push({
            status: 'error',
            title: 'That did not work, and nothing has changed. Try again in a moment.',
            description: String(error),
          })
        })
    }
    const latest = useRef(finish)
    latest.current = finish
    const { errors, isSending } = useWhenSettled(props, phase.name === 'waiting', finish)

    const isSent = phase.name === 'sent'
    useEffect(() => {
      if (!isSent) return
      // The Studio has told by then what went wrong; the button is free for another try.
      const timer = setTimeout(() => setPhase({ name: 'idle' }), longestSending)
      return () => clearTimeout(timer)
    }, [isSent])
    const isThere = phase.name === 'sent' && published && published._rev !== phase.revision
    // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each publishing
    useEffect(() => {
      if (!isThere) return
      setPhase({ name: 'idle' })
      const goesLiveAt = momentOf(published)
      if (goesLiveAt !== undefined && isAhead(published)) {
        toast.push(announceSchedule(goesLiveAt))
        return
      }
      const slug = (published.slug as { current?: string } | undefined)?.current
      if (slug) {
        announceWhenLive(toast, { id, path: routes.article(slug), revision: published._rev })
      }
    }, [isThere])

    if (!description?.onHandle) return description
    const start = (unasked?: Doubt) => {
      hasTriedSlug.current = false
      setPhase({ name: 'waiting', ...(unasked && { unasked }) })
    }
    switch (phase.name) {
      case 'idle':
      case 'sent': {
        // With errors the stock button is dead and says so only in a tooltip; ours says what to do when it is pressed.
        const isDead = description.disabled && errors.length === 0
        if (phase.name === 'sent' || !draft || isDead) return description
        return {
          ...description,
          label: nameFor(draft, published),
          title: null,
          disabled: false,
          onHandle: () => {
            const doubt = findDoubt(draft.body, published && { body: published.body })
            if (doubt && errors.length === 0) setPhase({ name: 'asking', doubt })
            else start(doubt)
          },
        }
      }
      case 'asking':
        return {
          ...description,
          dialog: {
            type: 'confirm',
            tone: 'caution',
            message: phase.doubt.question,
            confirmButtonText: phase.doubt.yes,
            cancelButtonText: phase.doubt.no,
            onConfirm: () => start(),
            onCancel: () => setPhase({ name: 'idle' }),
          },
        }
      case 'waiting':
        return {
          ...description,
          label: isSending ? 'Waiting for the picture…' : 'Publishing…',
          disabled: true,
        }
    }
  }
  usePublishArticle.action = 'publish'
  usePublishArticle.displayName = 'PublishArticle'
  return usePublishArticle
})

function nameFor(draft: Dated, published: Dated): string {
  // What is live keeps its date, whatever the draft names.
  if (isAhead(draft) && (!published || isAhead(published))) return 'Schedule'
  return published ? 'Publish changes' : 'Publish'
}

function isAhead(document: Dated): boolean {
  const moment = momentOf(document)
  return moment !== undefined && Date.parse(moment) > Date.now()
}
