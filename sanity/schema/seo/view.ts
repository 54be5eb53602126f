import type { z } from 'zod'
import type { Seo } from '#lib/views.ts'
import { part, text, words } from '../parse.ts'

export const seoPart = () => part({ title: text(), description: text() })

export function toSeo(raw: z.output<ReturnType<typeof seoPart>>): Seo {
  return { title: words(raw?.title), description: words(raw?.description) }
}
