import type { z } from 'zod'
import type { ContactPage } from '#lib/views.ts'
import type { ContactWordsQueryResult } from '../../content/types.generated.ts'
import { agreeing, part, text, words } from '../parse.ts'
import { simpleTextPart, toSimpleBody } from '../simple-text/view.ts'

export const contactWordsParser = agreeing<ContactWordsQueryResult>()(
  part({
    title: text(),
    introduction: simpleTextPart(),
    whatHappensNext: simpleTextPart(),
    office: simpleTextPart(),
    formIntroduction: text(),
    formConsent: text(),
    formOutside: simpleTextPart(),
    formThanks: simpleTextPart(),
  }),
)

/** @returns a page with a title and no more while nobody has written one: phone and mail stand there all the same. */
export function toContactPage(raw: z.output<typeof contactWordsParser>): ContactPage {
  return {
    title: words(raw?.title) ?? 'Contact',
    introduction: toSimpleBody(raw?.introduction ?? []),
    whatHappensNext: toSimpleBody(raw?.whatHappensNext ?? []),
    office: toSimpleBody(raw?.office ?? []),
    form: {
      introduction: words(raw?.formIntroduction),
      consent: words(raw?.formConsent),
      outside: toSimpleBody(raw?.formOutside ?? []),
      thanks: toSimpleBody(raw?.formThanks ?? []),
    },
  }
}
