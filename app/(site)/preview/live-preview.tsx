'use client'
import { usePathname, useRouter } from 'next/navigation'
import { usePresentationQuery } from 'next-sanity/hooks'
import { VisualEditing } from 'next-sanity/visual-editing'
import { useCallback, useEffect, useMemo, useRef, useState, useTransition } from 'react'
import { type LiveDocument, LiveWords } from '#lib/preview/live-words.ts'

/** Whole documents; Presentation fills in what is being typed in one of them. */
const documentsOnPage = '*[_id in $ids]'

/** Makes a preview page follow the Studio beside it: a click on a word leads to its field, and what is typed there shows here. */
export function LivePreview() {
  const refresh = useRefresh()
  useLiveWords(refresh)
  return <VisualEditing refresh={refresh} onPerspectiveChange={keepPerspective} />
}

/** Which version a preview shows is said by its bar; the vendor's cookie for it is not ours. */
async function keepPerspective() {}

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
