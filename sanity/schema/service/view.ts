import { z } from 'zod'
import type { Service } from '#lib/views.ts'
import type { ServicesInOrderQueryResult } from '../../content/types.generated.ts'
import { bodyPart, toMainText } from '../body/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import {
  agreeing,
  calendarDay,
  flag,
  list,
  number,
  part,
  type Reading,
  reportBroken,
  text,
  words,
} from '../parse.ts'
import { checkFeeWords } from '../rules.ts'
import { seoPart, toSeo } from '../seo/view.ts'
import { questionsPart, toQuestions } from './questions-view.ts'

const rawService = z.object({
  _id: z.string(),
  title: text(),
  slug: text(),
  blurb: text(),
  body: bodyPart(),
  forWhom: list(z.string()),
  inPerson: flag(),
  online: flag(),
  fee: part({ cents: number(), unit: text(), from: text() }),
  questions: questionsPart(),
  seo: seoPart(),
})

export const servicesInOrderParser = agreeing<ServicesInOrderQueryResult>()(
  z.object({
    services: z.array(rawService),
    bookingLink: actionLinkPart(),
    nextLive: text(),
  }),
)

type RawServices = z.output<typeof servicesInOrderParser>

/** Every service that can be shown, in order; the log names a public one that can't. */
export function toServices(raw: RawServices, reading: Reading): Service[] {
  const bookingLink = toActionLink(raw.bookingLink)
  return raw.services.flatMap((service): Service[] => {
    const title = words(service.title)
    const slug = words(service.slug)
    if (!reading.drafts && (title === undefined || slug === undefined)) {
      reportBroken('service', service._id, title === undefined ? 'name' : 'web address')
      return []
    }
    return [
      {
        id: service._id,
        title: title ?? 'No name yet',
        slug: slug ?? service._id,
        blurb: words(service.blurb) ?? '',
        body: toMainText(service.body, bookingLink, reading),
        forWhom: service.forWhom.flatMap((whom) => words(whom) ?? []),
        inPerson: service.inPerson === true,
        online: service.online === true,
        fee: toFee(service.fee),
        questions: toQuestions(service.questions),
        seo: toSeo(service.seo),
      },
    ]
  })
}

/** A fee is whole and exact (BPC 651(c)) or not shown at all. */
function toFee(raw: RawServices['services'][number]['fee']): Service['fee'] {
  const unit = words(raw?.unit)
  const from = calendarDay(raw?.from)
  const cents = raw?.cents ?? undefined
  if (unit === undefined || from === undefined) return undefined
  if (cents === undefined || !Number.isInteger(cents) || cents < 0) return undefined
  return checkFeeWords(unit) === true ? { cents, unit, from } : undefined
}
