import { useEffect, useState } from 'react'
import { useClient } from 'sanity'

type Use = { _id: string; _type: string; title: string | null }

const usesQuery = `*[references($id) && !(_id in path("drafts.**")) && !(_type in ["retiredAddress", "oldAddress"])]
  | order(_type asc, title asc)[0...20]{_id, _type, "title": coalesce(title, heading, practiceName, displayName)}`

/** The published pages that link to a document, named so that she can look at them first. */
export function UsedOn({ id }: { id: string }) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [uses, setUses] = useState<Use[]>([])
  useEffect(() => {
    const asking = new AbortController()
    client
      .fetch<Use[]>(
        usesQuery,
        { id },
        { perspective: 'raw', tag: 'used-on', signal: asking.signal },
      )
      .then(setUses)
      // Without the list the question still stands.
      .catch(() => {})
    return () => asking.abort()
  }, [client, id])
  if (uses.length === 0) return null
  return (
    <>
      <p>These pages link to it; the links will quietly go away:</p>
      <ul>
        {uses.map((use) => (
          <li key={use._id}>{use.title ?? 'A page without a title'}</li>
        ))}
      </ul>
    </>
  )
}
