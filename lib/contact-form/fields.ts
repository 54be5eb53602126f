/** Everything the form asks for, as text; empty when it was left open. The least that is needed to call somebody back. */
export type FormValues = {
  name: string
  phone: string
  email: string
  bestTime: string
  /** `yes` or `no`. */
  inCalifornia: string
  /** `yes` or `no`. */
  voicemail: string
  /** Only where the practice lets people write a few words. */
  words: string
  /** `yes` once the box is ticked. */
  consent: string
}

export type FieldName = keyof FormValues

/** What the form is told about one field, in words that name the fix. */
export type Problem = { field: FieldName; message: string }

/** Characters that fit in a field; the sizes of an address and a number leave room for any that exists (RFC 5321, E.164). */
export const longest = { name: 100, phone: 40, email: 254, words: 300 } as const

export const bestTimes = [
  { value: 'any', label: 'Any time' },
  { value: 'morning', label: 'Morning' },
  { value: 'midday', label: 'Around noon' },
  { value: 'afternoon', label: 'Afternoon' },
  { value: 'evening', label: 'Evening' },
] as const

export const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

/** A field that no person sees; whatever fills it in is a program. Browsers have nothing to offer for such a name. */
export const trapName = 'subject'
export const tokenName = 'ticket'

/** Stands where the reading server puts the token of the moment, so that the page around it can be kept for everybody. */
export const tokenSlot = 'the-moment-this-form-was-handed-out'

/** The part of the page that a sent form comes back to. */
export const formAnchor = 'message'

export const emptyForm: FormValues = {
  name: '',
  phone: '',
  email: '',
  bestTime: '',
  inCalifornia: '',
  voicemail: '',
  words: '',
  consent: '',
}

export const fieldNames = Object.keys(emptyForm) as FieldName[]
