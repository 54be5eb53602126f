import { useEffect, useState } from 'react'
import { useRouter } from 'sanity/router'
import { newPostTemplate } from './new-post-template.ts'

/** Opens a post of its own at each visit. Its id stands in the address, so that a reload finds it again. */
export function NewPost() {
  const { navigateIntent } = useRouter()
  const [id] = useState(() => crypto.randomUUID())
  useEffect(() => {
    navigateIntent(
      'create',
      { type: 'article', template: newPostTemplate.id, id },
      { replace: true },
    )
  }, [navigateIntent, id])
  return null
}
