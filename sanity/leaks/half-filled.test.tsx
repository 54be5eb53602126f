import { jest } from '@jest/globals'
import fc from 'fast-check'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { PreviewDetails } from '#components/preview-details.tsx'
import { typesWithPage } from '#lib/preview/preview-path.ts'
import type { ReadingAs } from '../content/reading-as.ts'
import { startStubLake } from '../content/stub-lake.ts'
import { schemaTypes } from '../schema/index.ts'
import { compareVersions, type Version } from '../versions/compare-versions.ts'

jest.setTimeout(120_000)

const as: ReadingAs = { kind: 'staff' }
jest.unstable_mockModule('#sanity/content/who-reads.ts', () => ({
  whoReads: async () => as,
  asReviewer: <Result,>(_: unknown, read: () => Promise<Result>) => read(),
}))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const nothing = () => null
jest.unstable_mockModule('#app/(site)/preview/details.tsx', () => ({ Details: nothing }))
const site = '../../app/(site)'
const withSlug = (slug: string) => ({ params: Promise.resolve({ slug }) })

/** The page of each type, as staff open it: what it shows, and what it says of itself in its head. */
type Page = { default: (props: never) => Promise<ReactElement>; generateMetadata?: unknown }
const open = async (file: string, slug?: string): Promise<string> => {
  const page = (await import(`${site}/${file}`)) as Page
  const props = (slug === undefined ? {} : withSlug(slug)) as never
  const sayHead = page.generateMetadata as ((props: never) => Promise<unknown>) | undefined
  await sayHead?.(props)
  return renderToStaticMarkup(await page.default(props))
}
const pages: Record<string, () => Promise<string>> = {
  article: () => open('blog/[slug]/page.tsx', 'article-1'),
  service: () => open('services/[slug]/page.tsx', 'service-1'),
  topic: () => open('topics/[slug]/page.tsx', 'topic-1'),
  practitioner: () => open('about/[slug]/page.tsx', 'practitioner-1'),
  page: () => open('[slug]/page.tsx', 'page-1'),
  home: () => open('page.tsx'),
  servicesPage: () => open('services/page.tsx'),
  contactPage: () => open('contact/page.tsx'),
  notices: () => open('notices/page.tsx'),
  goodFaithEstimate: () => open('good-faith-estimate/page.tsx'),
  privacy: () => open('privacy/page.tsx'),
  accessibility: () => open('accessibility/page.tsx'),
  hipaaNotice: () => open('hipaa/page.tsx'),
}

type Field = {
  name: string
  type: string
  fields?: Field[]
  of?: Field[]
  options?: { list?: unknown[] }
}
const types = new Map<string, Field>(
  schemaTypes.map((type) => [type.name, type as unknown as Field]),
)

const words = fc.constantFrom('', ' ', 'A quiet line', 'Mom’s list 🌙', '<b>&amp;', 'x'.repeat(300))
/** What another program, an older schema or a half-made edit may have left in any place. */
const odd = fc.constantFrom(null, '', 0, -1, 1.5, true, [], {}, 'odd', [null], [[]], { _type: 'x' })

/** A value that a field of this type may hold while somebody is still writing. */
function arbitraryOf(field: Field, depth = 0): fc.Arbitrary<unknown> {
  const inner = types.get(field.type)
  if (depth > 4) return fc.constant(undefined)
  switch (inner?.type ?? field.type) {
    case 'string':
    case 'text':
      return words
    case 'url':
      return fc.constantFrom('', 'https://book.example', 'javascript:alert(1)', 'no address')
    case 'number':
      return fc.constantFrom(0, -5, 17_500, 1.5)
    case 'boolean':
      return fc.boolean()
    case 'date':
      return fc.constantFrom('', '2026-05-09', '2026-13-40', 'soon')
    case 'datetime':
      return fc.constantFrom('', '2026-05-09T10:00:00Z', '2999-01-01T00:00:00.000Z', 'soon')
    case 'slug':
      return fc.constantFrom({ _type: 'slug' }, { _type: 'slug', current: '' })
    case 'reference':
      return fc.constantFrom({ _ref: 'gone' }, { _ref: 'article-1' }, { _type: 'reference' })
    case 'image':
      return objectOf([{ name: 'asset', type: 'reference' }, ...fieldsOf(field, inner)], depth)
    case 'block':
      return block
    case 'array': {
      const members = (field.of ?? inner?.of ?? []).map((member) => keyed(member, depth))
      return fc.array(fc.oneof(...members, odd), { maxLength: 3 })
    }
    default:
      return objectOf(fieldsOf(field, inner), depth, field.type)
  }
}

const fieldsOf = (field: Field, inner?: Field) => field.fields ?? inner?.fields ?? []

function keyed(member: Field, depth: number): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom('', 'a', 'b'), arbitraryOf(member, depth + 1))
    .map(([_key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { _type: member.name ?? member.type, ...value, _key }
        : value,
    )
}

function objectOf(fields: Field[], depth: number, _type?: string): fc.Arbitrary<object> {
  const shape = Object.fromEntries(
    fields.map((field) => [
      field.name,
      fc.oneof(
        { weight: 9, arbitrary: arbitraryOf(field, depth + 1) },
        { weight: 1, arbitrary: odd },
      ),
    ]),
  )
  return fc
    .record(shape, { requiredKeys: [] })
    .map((value) => ({ ...(_type && { _type }), ...value }))
}

const block = fc.record(
  {
    _type: fc.constant('block'),
    style: fc.constantFrom('normal', 'h2', 'h3', 'h7', null),
    listItem: fc.constantFrom('bullet', 'number', 'other'),
    level: fc.constantFrom(1, 2, 9, null),
    markDefs: fc.constantFrom([], null, [
      { _type: 'internalLink', _key: 'm', reference: { _ref: 'gone' } },
      { _type: 'link', _key: 'm', href: 'javascript:alert(1)' },
    ]),
    children: fc.array(
      fc.record(
        { _type: fc.constant('span'), text: words, marks: fc.constantFrom([], ['m'], null) },
        {
          requiredKeys: [],
        },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['_type'] },
)

let lake: Awaited<ReturnType<typeof startStubLake>>
const saved = { ...process.env }
beforeAll(async () => {
  lake = await startStubLake()
  process.env = { ...saved, LAKE_PORT: String(lake.port), SITE_URL: 'https://www.example.com' }
})
afterAll(async () => {
  process.env = saved
  await lake.stop()
})

/** As the lake would keep it: plain JSON. */
const halfFilled = (type: string): fc.Arbitrary<Version> =>
  objectOf(types.get(type)?.fields ?? [], 0).map((fields) =>
    JSON.parse(
      JSON.stringify({
        ...fields,
        _id: typesWithIds.has(type) ? `drafts.${type}-1` : `drafts.${type}`,
        _type: type,
        _createdAt: '2026-01-05T18:00:00Z',
      }),
    ),
  )
const typesWithIds = new Set(['article', 'service', 'topic', 'practitioner', 'page'])

describe('a draft that is only half written', () => {
  it.each(typesWithPage)('of the type %s shows as a page, never as an error', async (type) => {
    let said = 0
    await fc.assert(
      fc.asyncProperty(halfFilled(type), async (draft) => {
        lake.documents.splice(0, lake.documents.length, draft)
        const page = await pages[type]?.()
        expect(page).toContain('<h1')
        expect(page).not.toMatch(/\[object |undefined|>null<|NaN|javascript:/)
        if (/No (?:title|name) yet/.test(page ?? '')) said++
      }),
      { numRuns: 25 },
    )
    // The kind words stand in the place of a title or name that is missing.
    if (typesWithIds.has(type)) expect(said).toBeGreaterThan(0)
  })

  it.each(typesWithPage)('of the type %s can be compared with what is live', (type) => {
    fc.assert(
      fc.property(halfFilled(type), halfFilled(type), (live, draft) => {
        const changes = compareVersions(live, draft)
        expect(compareVersions(draft, draft)).toEqual([])
        const facts = { version: 'changed', changes, editPath: '/studio' } as const
        renderToStaticMarkup(<PreviewDetails facts={facts} />)
      }),
      { numRuns: 25 },
    )
  })
})
