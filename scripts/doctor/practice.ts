import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { type Finding, good, look, stop } from './finding.ts'

const people = z.array(
  z.object({
    name: z.string().nullable(),
    number: z.string().nullable(),
  }),
)

export type Licensee = z.infer<typeof people>[number]

/** @returns everyone whose license the public pages show. */
export async function readLicensees(client: SanityClient): Promise<Licensee[]> {
  const answer: unknown = await client.fetch(
    `*[_type == "practitioner"] | order(_id) {"name": nameOnLicence, "number": licenceNumber}`,
    {},
    { perspective: 'published', tag: 'doctor' },
  )
  return people.parse(answer)
}

/** Whether each license is filled in, which California asks of every page. */
export function checkLicences(licensees: readonly Licensee[], isPublic: boolean): Finding[] {
  const complain = isPublic ? stop : look
  if (licensees.length === 0)
    return [
      complain(
        'No therapist is published, so the pages show no license.',
        'Fill in name and license in the Studio under About, License, and publish.',
      ),
    ]
  return licensees.map(({ name, number }) => {
    // A placeholder, as the demo practice has it, is of zeros.
    if (/[1-9]/.test(number ?? ''))
      return good(`The license of ${name || 'a therapist'} is filled in.`)
    return complain(
      number
        ? `The license number of ${name || 'a therapist'} is still the placeholder ${number}.`
        : `The license number of ${name || 'a therapist'} is missing.`,
      'California asks for it on every page: write it in the Studio under About, License, and publish.',
    )
  })
}

/** @returns whether the form of the contact page is switched on in the Studio. */
export async function readContactForm(client: SanityClient): Promise<boolean> {
  const answer: unknown = await client.fetch(
    `*[_type == "settings"][0].contactForm == true`,
    {},
    { perspective: 'published', tag: 'doctor' },
  )
  return answer === true
}

/** Whether the contact form has both of what it needs, or neither; with one of the two the page shows none. */
export function checkContactForm(isOn: boolean, hasMail: boolean): Finding[] {
  if (isOn === hasMail) return []
  return isOn
    ? [
        look(
          'The contact form is switched on in the Studio, and the page shows none: no mail server is set.',
          'Set SMTP_URL, or switch the form off under Settings, Legal, Contact form.',
        ),
      ]
    : [
        look(
          'A mail server is set, and the contact form is switched off in the Studio.',
          'Switch it on under Settings, Legal, Contact form, and publish.',
        ),
      ]
}
