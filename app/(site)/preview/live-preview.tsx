'use client'
import type { ClientPerspective } from '@sanity/client'
import { usePathname, useRouter } from 'next/navigation'
import { useIsPresentationTool, usePresentationQuery } from 'next-sanity/hooks'
import { VisualEditing } from 'next-sanity/visual-editing'
import { useCallback, useEffect, useMemo, useRef, useState, useTransition } from 'react'
import { rightNow } from '#lib/preview/as-of.ts'
import { previewPaths } from '#lib/preview/entry.ts'
import { type LiveDocument, LiveWords } from '#lib/preview/live-words.ts'

/** Whole documents; Presentation fills in what is being typed in one of them. */
const documentsOnPage = '*[_id in $ids]'

/** What the page shows: drafts, what visitors see, or the site as of a moment ahead. */
type Shown = 'drafts' | typeof rightNow | 'ahead'

/** Makes a preview page follow the Studio beside it: a click on a word leads to its field, and what is typed there shows here. */
export function LivePreview({ shown }: { shown: Shown }) {
  const refresh = useRefresh()
  const hearPerspective = usePerspective(shown, refresh)
  useLiveWords(refresh)
  const isBesideStudio = useIsPresentationTool() === true
  useEffect(() => {
    document.documentElement.toggleAttribute('data-beside-studio', isBesideStudio)
  }, [isBesideStudio])
  return (
    <VisualEditing
      refresh={refresh}
      onPerspectiveChange={hearPerspective}
      onVariantChange={thereAreNone}
    />
  )
}

/** The vendor would tell the page of variants by writing to it. */
function thereAreNone() {}

/** How long the site may take to write down which version is shown, in milliseconds. */
const patience = 20_000

/**
 * Shows drafts or what is published, as the Studio beside the page does. A moment ahead was chosen on the page itself, and stays.
 * @returns what the Studio tells its choice to.
 */
function usePerspective(shown: Shown, refresh: () => void): (chosen: ClientPerspective) => void {
  const [chosen, setChosen] = useState<Shown>()
  useEffect(() => {
    if (chosen === undefined || shown === 'ahead' || shown === chosen) return
    const at = chosen === rightNow ? rightNow : ''
    fetch(previewPaths.asOf, {
      method: 'POST',
      body: new URLSearchParams({ at }),
      // Where it leads is this page, which is rendered anew in place.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    }).then(refresh, refresh)
  }, [chosen, shown, refresh])
  return useCallback(
    (perspective) => setChosen(perspective === 'published' ? rightNow : 'drafts'),
    [],
  )
}

/**
 * Shows words while they are typed; the lake hears of them up to a second later.
 * @param catchUp asked when the Studio is first heard on a page, and with each state that the lake has taken: the Studio itself
 * asks for a new rendering only after a pause in typing.
 */
function useLiveWords(catchUp: () => void): void {
  const path = usePathname()
  const [words, setWords] = useState<LiveWords>()
  const [ids, setIds] = useState('')
  const parameters = useMemo(() => ({ ids: ids === '' ? [] : ids.split(' ') }), [ids])
  const { data, perspective } = usePresentationQuery({
    query: documentsOnPage,
    params: parameters,
    stega: false,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other words
  useEffect(() => {
    const live = new LiveWords(document.body)
    const look = () => setIds(live.show().join(' '))
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, characterData: true, subtree: true })
    look()
    setWords(live)
    return () => watch.disconnect()
  }, [path])

  const isHeard = perspective === 'drafts' && isDocuments(data)
  useEffect(() => {
    if (isHeard) words?.take(data)
  }, [words, data, isHeard])
  const revisions = isHeard ? data.map(({ _id, _rev }) => `${_id} ${_rev}`).join(' ') : ''
  useEffect(() => {
    if (words && revisions !== '') catchUp()
  }, [words, revisions, catchUp])
}

function isDocuments(data: unknown): data is LiveDocument[] {
  return Array.isArray(data)
}

/** Renders the page anew from the lake, one time at a time: whoever asks meanwhile waits for the next one. */
function useRefresh(): () => Promise<void> {
  const router = useRouter()
  const [isPending, start] = useTransition()
  const waiting = useRef<Array<() => void>>([])
  const [asked, setAsked] = useState(0)
  const begun = useRef(0)

  useEffect(() => {
    if (isPending) return
    if (begun.current < asked) {
      begun.current = asked
      start(() => router.refresh())
      return
    }
    for (const done of waiting.current.splice(0)) done()
  }, [asked, isPending, router])

  return useCallback(
    () =>
      new Promise((done) => {
        waiting.current.push(done)
        setAsked((times) => times + 1)
      }),
    [],
  )
}
