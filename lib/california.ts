/** One way to reach somebody at any hour. */
export type CrisisWay = { label: string; href: string }

export type CrisisLine = {
  key: 'emergency' | 'lifeline' | 'text-line'
  /** When this is the one to use. */
  name: string
  ways: [CrisisWay, ...CrisisWay[]]
  /** The same help in Spanish; shown with `lang="es"`. */
  spanish?: string
}

/**
 * Help that is there at any hour: 911; the 988 Suicide & Crisis Lifeline (47 USC 251(e)(4)), by call or text, in Spanish by
 * pressing 2; the Crisis Text Line. Constants, so that they stand on every page even with the content store down: an
 * editor may add to them and can't remove them.
 */
export const crisisLines: readonly CrisisLine[] = [
  {
    key: 'emergency',
    name: 'In an emergency',
    ways: [{ label: 'Call 911', href: 'tel:911' }],
  },
  {
    key: 'lifeline',
    name: 'Suicide & Crisis Lifeline',
    ways: [
      { label: 'Call 988', href: 'tel:988' },
      { label: 'Text 988', href: 'sms:988' },
    ],
    spanish: 'En español: 988, oprima 2',
  },
  {
    key: 'text-line',
    name: 'Crisis Text Line',
    ways: [{ label: 'Text HOME to 741741', href: 'sms:741741' }],
  },
]

/** No therapist-client relation arises from reading or writing in (standard of care). */
export const educationNotTreatment =
  'What you read here is for education. It is not treatment, and reading it or writing in does not make you a client.'

/** Stands above everything on the contact page that could be taken for a way to get help at once. */
export const contactNotMonitored =
  'Phone, e-mail and this website are not monitored for emergencies. If you or someone near you is in danger, please use one of these now:'

/** Stands right above the contact form, where there is one. */
export const formNotMonitored = 'This site and its contact form are not monitored for emergencies.'

export const notMonitored = 'This site is not monitored for emergencies.'

/** Stands in while the practice has no wording of its own: BPC 2290.5 and 16 CCR 1815.5. */
export const telehealthRule =
  'For an online session you need to be physically in California at the time of the session.'

/** The state's own register, where a visitor can check any license (16 CCR 1811). */
export const licenceSearch = {
  label: 'Verify this license',
  href: 'https://search.dca.ca.gov/',
} as const

/** A model in a picture is labelled (BPC 651(b)(3)). */
export const posedByModel = 'Photo posed by model'

/** A neutral page for a reader who has to leave at once. */
export const neutralPage = {
  label: 'Leave this page now',
  href: 'https://www.weather.gov/',
} as const
