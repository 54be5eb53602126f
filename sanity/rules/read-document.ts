import type { Path } from '@sanity/types'
import { type Fields, fieldsOf, membersOf, textOf } from './fields.ts'
import { type Passage, readBody, readInvitation, readLine, readSimpleText } from './passages.ts'

type Placed = { fields: Fields; path: Path }

/** What the rules look at in a document, each with the way to it. */
export type Contents = {
  /** Names and lines of their own, such as title and description. */
  lines: Passage[]
  /** The long text. */
  body: Passage[]
  /** Short texts and invitations outside of the body. */
  asides: Passage[]
  quotations: Placed[]
  figures: Placed[]
  /** Every picture; `isWide` for those that stand over a whole page. */
  pictures: Array<Placed & { isWide: boolean }>
}

type Shape = {
  lines: string[]
  asides?: string[]
  invitations?: string[]
  pictures?: string[]
  wide?: string[]
}

/** What a search engine shows is advertising as much as the page is. */
const searchLines = ['seo.title', 'seo.description']

/** Where each type keeps what people read; a type that is not named here is not looked at. */
const shapes: Record<string, Shape> = {
  article: {
    lines: ['title', 'subtitle', 'contentNote.text', ...searchLines],
    invitations: ['callToAction'],
    wide: ['banner'],
  },
  service: { lines: ['title', 'blurb', ...searchLines] },
  topic: { lines: ['title', 'introduction', ...searchLines] },
  practitioner: { lines: ['displayName'], asides: ['biography'], pictures: ['photo'] },
  banner: { lines: ['heading', 'text', 'link.label'], wide: ['picture'] },
  settings: {
    lines: [
      'practiceName',
      'tagline',
      'description',
      'locationLine',
      'telehealthStatement',
      'bookingLink.label',
    ],
    invitations: ['callToAction'],
  },
  privacy: {
    lines: ['title', 'categoriesCollected', 'thirdParties', 'changeProcess', 'doNotTrack'],
  },
  home: { lines: ['greeting', 'introduction'], pictures: ['picture'] },
  servicesPage: {
    lines: ['title'],
    asides: ['introduction', 'inPerson', 'online', 'fees', 'insurance'],
  },
  contactPage: {
    lines: ['title', 'formIntroduction', 'formConsent'],
    asides: ['introduction', 'whatHappensNext', 'office', 'formOutside', 'formThanks'],
  },
  page: { lines: ['title', 'subtitle', ...searchLines] },
  notices: { lines: ['title'], asides: ['introduction'] },
  goodFaithEstimate: { lines: ['title'] },
  accessibility: { lines: ['title'] },
  hipaaNotice: { lines: ['title'] },
}

/** Reads a document once, for every rule. */
export function readDocument(document: Fields): Contents {
  const shape = shapes[textOf(document._type)] ?? { lines: [] }
  const at = (field: string) => {
    const path = field.split('.')
    return { path, value: path.reduce<unknown>((value, name) => fieldsOf(value)[name], document) }
  }
  const picturesAt = (fields: string[] | undefined, isWide: boolean) =>
    (fields ?? []).map(at).map(({ path, value }) => ({ path, fields: fieldsOf(value), isWide }))
  const blocks = membersOf(document.body, ['body'])
  const figures = blocks.filter(({ fields }) => fields._type === 'figure')
  return {
    lines: [
      ...shape.lines.map(at).flatMap(({ path, value }) => readLine(value, path)),
      ...readStrings(document.forWhom, ['forWhom']),
    ],
    body: readBody(document.body, ['body']),
    asides: [
      ...(shape.asides ?? []).map(at).flatMap(({ path, value }) => readSimpleText(value, path)),
      ...(shape.invitations ?? [])
        .map(at)
        .flatMap(({ path, value }) => readInvitation(value, path)),
      ...readPairs(document.questions, 'questions', ['question', 'answer']),
      ...readPairs(document.entries, 'entries', ['licenceType', 'text']),
    ],
    quotations: blocks.flatMap(findQuotations),
    figures,
    pictures: [
      ...picturesAt(shape.wide, true),
      ...picturesAt(shape.pictures, false),
      ...figures.map(({ fields, path }) => ({
        fields: fieldsOf(fields.picture),
        path: [...path, 'picture'],
        isWide: false,
      })),
    ],
  }
}

function findQuotations({ fields, path }: Placed): Placed[] {
  if (fields._type === 'quotation') return [{ fields, path }]
  return membersOf(fields._type === 'steps' ? fields.items : undefined, [...path, 'items']).map(
    (step) => ({ fields: fieldsOf(step.fields.quotation), path: [...step.path, 'quotation'] }),
  )
}

/** Members of a list that are a line with a short text each, such as questions with their answers. */
function readPairs(members: unknown, list: string, [line, text]: [string, string]): Passage[] {
  return membersOf(members, [list]).flatMap(({ fields, path }) => [
    ...readLine(fields[line], [...path, line]),
    ...readSimpleText(fields[text], [...path, text]),
  ])
}

function readStrings(values: unknown, path: Path): Passage[] {
  return Array.isArray(values)
    ? values.flatMap((value, index) => readLine(value, [...path, index]))
    : []
}
