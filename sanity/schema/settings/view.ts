import { z } from 'zod'
import { isOffered } from '#lib/areas.ts'
import { telehealthRule } from '#lib/california.ts'
import type { Practice } from '#lib/views.ts'
import type { PracticeQueryResult } from '../../content/types.generated.ts'
import { callToActionPart, toCallToAction, withoutPin } from '../call-to-action/view.ts'
import { crisisAdditionsPart, toCrisisAdditions } from '../crisis-resources/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, flag, list, madeList, oneOf, part, type Reading, text, words } from '../parse.ts'
import { practitionerPart, toPractitioner } from '../practitioner/view.ts'

/** Whether HIPAA covers the practice, as far as the therapist knows. */
export const coverage = () => oneOf(['no', 'unsure', 'yes'])

/** Not sure counts as yes, and so does not having said anything: the careful choice. */
export function postsHipaaNotice(covered: 'no' | 'unsure' | 'yes' | null | undefined): boolean {
  return covered !== 'no'
}

export const practiceParser = agreeing<PracticeQueryResult>()(
  z.object({
    settings: part({
      practiceName: text(),
      tagline: text(),
      description: text(),
      owner: practitionerPart(),
      isFictitiousName: flag(),
      phone: text(),
      email: text(),
      bookingLink: actionLinkPart(),
      streetAddress: list(z.string()),
      showStreetAddress: flag(),
      locality: text(),
      region: text(),
      postalCode: text(),
      areasServed: list(z.string()),
      telehealthStatement: text(),
      locationLine: text(),
      callToAction: callToActionPart(),
      hipaaCoveredEntity: coverage(),
      contactForm: flag(),
      contactFormWords: flag(),
    }),
    services: madeList(z.object({ inPerson: flag(), online: flag() })),
    crisisAdditions: crisisAdditionsPart(),
  }),
)

/** @returns a practice without facts, never an invented one, while there are no settings. */
export function toPractice(
  { settings: raw, services, crisisAdditions }: z.output<typeof practiceParser>,
  reading: Reading,
): Practice {
  const bookingLink = toActionLink(raw?.bookingLink)
  return {
    name: words(raw?.practiceName) ?? 'Your practice',
    tagline: words(raw?.tagline),
    description: words(raw?.description),
    owner: toPractitioner(raw?.owner, reading),
    isFictitiousName: raw?.isFictitiousName === true,
    phone: words(raw?.phone),
    email: words(raw?.email),
    bookingLink,
    // Someone who works from home has not switched this on: her street stays private, and her ZIP code with it.
    streetAddress: raw?.showStreetAddress === true ? lines(raw.streetAddress) : [],
    locality: words(raw?.locality) ?? '',
    region: words(raw?.region) ?? 'CA',
    postalCode: raw?.showStreetAddress === true ? words(raw.postalCode) : undefined,
    areasServed: lines(raw?.areasServed),
    offers: { inPerson: isOffered('inPerson', services), online: isOffered('online', services) },
    telehealthStatement: words(raw?.telehealthStatement) ?? telehealthRule,
    locationLine: withoutPin(words(raw?.locationLine)),
    callToAction: toCallToAction(raw?.callToAction, bookingLink),
    postsHipaaNotice: postsHipaaNotice(raw?.hipaaCoveredEntity),
    crisisAdditions: toCrisisAdditions(crisisAdditions),
    ...(raw?.contactForm === true && {
      contactForm: { asksForWords: raw.contactFormWords === true },
    }),
  }
}

function lines(values: string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => words(value) ?? [])
}
