import { useCallback, useEffect, useState } from 'react'
import { useClient } from 'sanity'
import type { Device, PeopleFacts } from './who-is-who.ts'

const everyMinute = 60_000

export type PeopleState = {
  /** The newest that came; absent until the first has. */
  facts: PeopleFacts | undefined
  /** Whether the newest question had no answer. */
  isSilent: boolean
  ask(): Promise<void>
  /** @returns whether the device is signed out. */
  signOut(device: Device): Promise<boolean>
}

/** Who may come in, asked of the lake now and each minute. */
export function usePeople(): PeopleState {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [facts, setFacts] = useState<PeopleFacts>()
  const [isSilent, setSilent] = useState(false)
  const ask = useCallback(
    () =>
      client
        .request<PeopleFacts>({ url: '/people', tag: 'people', timeout: 20_000 })
        .then((answer) => {
          setFacts(answer)
          setSilent(false)
        })
        .catch(() => setSilent(true)),
    [client],
  )
  useEffect(() => {
    void ask()
    const timer = setInterval(ask, everyMinute)
    return () => clearInterval(timer)
  }, [ask])
  const signOut = async ({ id }: Device) => {
    const isOut = await client
      .request({ url: `/people/sessions/${id}`, method: 'DELETE', tag: 'people', timeout: 20_000 })
      .then(
        () => true,
        // One that has ended by itself meanwhile is what she wanted.
        (error: { statusCode?: number }) => error.statusCode === 404,
      )
    if (isOut) await ask()
    return isOut
  }
  return { facts, isSilent, ask, signOut }
}
