import { schemaTypes } from './index.ts'
import { errorsOf, validate } from './validate-like-the-studio.ts'

type Described = {
  name: string
  title?: string
  description?: unknown
  fields?: Described[]
  of?: Described[]
  marks?: { annotations?: Described[] }
}

/** Every field of every type, however deep, with the path to it. */
function* everyField(type: Described, path: string): Generator<[string, Described]> {
  for (const field of type.fields ?? []) {
    yield [`${path}.${field.name}`, field]
    yield* everyField(field, `${path}.${field.name}`)
  }
  for (const member of type.of ?? []) {
    yield* everyField(member, `${path}[${member.name ?? ''}]`)
  }
  for (const annotation of type.marks?.annotations ?? []) {
    yield* everyField(annotation, `${path}:${annotation.name}`)
  }
}

const fields = schemaTypes.flatMap((type) => [...everyField(type as Described, type.name)])

const picture = {
  _type: 'picture',
  asset: { _type: 'reference', _ref: `image-${'a'.repeat(40)}-1600x900-png` },
  alt: 'A lamp beside a bed',
  peopleShown: 'none',
}

const article = {
  _type: 'article',
  title: 'Why can’t I sleep?',
  subtitle: 'A plan for tonight',
  slug: { _type: 'slug', current: 'why-cant-i-sleep' },
  banner: picture,
  body: [paragraph('You are tired.')],
}

function paragraph(text: string) {
  return {
    _type: 'block',
    _key: 'p',
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 's', text, marks: [] }],
  }
}

const practitioner = {
  _type: 'practitioner',
  nameOnLicence: 'Your Name',
  displayName: 'Your Name',
  slug: { _type: 'slug', current: 'your-name' },
  licenceTitle: 'Licensed Marriage and Family Therapist',
  licenceAbbreviation: 'LMFT',
  licenceNumber: '00000',
  boardName: 'Board of Behavioral Sciences',
}

const dates = { effectiveDate: '2026-01-01', lastChecked: new Date().toISOString().slice(0, 10) }

const privacy = {
  _type: 'privacy',
  title: 'Privacy Policy',
  ...dates,
  categoriesCollected: 'Your e-mail address.',
  thirdParties: 'Nobody.',
  changeProcess: 'By the date above.',
  doNotTrack: 'Nobody is tracked.',
}

const body = [paragraph('Here it is.')]

const notice = {
  _type: 'notice',
  _key: 'n',
  licenceType: 'Marriage and family therapists',
  text: body,
  boardUrl: 'https://www.bbs.ca.gov',
  boardPhone: '(916) 574-7830',
}

const notices = { _type: 'notices', title: 'Notices', ...dates, entries: [notice] }
const estimate = { _type: 'goodFaithEstimate', title: 'Your right', ...dates, body }
const settings = {
  _type: 'settings',
  practiceName: 'Lamp Practice',
  owner: { _type: 'reference', _ref: 'owner' },
  locality: 'Costa Mesa',
  telehealthStatement: 'You need to be in California.',
}
const page = { _type: 'page', title: 'First steps', slug: { current: 'first-steps' }, body }

describe('the schema', () => {
  it('reaches every kind of field', () => {
    expect(fields.length).toBeGreaterThan(100)
    expect(fields.map(([path]) => path)).toEqual(
      expect.arrayContaining(['article.seo.description', 'steps.items[step].quotation']),
    )
  })

  it.each(fields)('has help and a title for %s', (_path, field) => {
    expect(String(field.description ?? '').length).toBeGreaterThan(12)
    expect(String(field.title ?? '').length).toBeGreaterThan(0)
  })

  it('gives every document an icon', () => {
    const documents = schemaTypes.filter(({ type }) => type === 'document')
    expect(documents).toHaveLength(18)
    for (const type of documents) expect('icon' in type && type.icon).toBeTruthy()
  })
})

const service = {
  _type: 'service',
  title: 'Therapy',
  slug: { _type: 'slug', current: 'therapy' },
  blurb: 'For tired people.',
  inPerson: true,
}

describe('the Studio', () => {
  it.each([article, practitioner, privacy, notices, estimate, page])(
    'has nothing against a whole $_type',
    async (document) => {
      expect(await validate(document)).toEqual([])
    },
  )

  it.each([
    'article',
    'service',
    'topic',
    'banner',
    'practitioner',
    'privacy',
    'settings',
    'contactPage',
    'page',
    'notices',
    'goodFaithEstimate',
    'accessibility',
    'hipaaNotice',
    'oldAddress',
  ])('names the fix for everything that is missing in an empty %s', async (_type) => {
    const found = await validate({ _type })
    expect(found.length).toBeGreaterThan(0)
    for (const { message } of found) {
      expect(message).not.toMatch(/^Required/)
      expect(message.split(' ').length).toBeGreaterThan(3)
    }
  })

  it.each<[string, { _type: string; [field: string]: unknown }, string]>([
    ['a picture without words', { ...article, banner: { ...picture, alt: ' ' } }, 'banner.alt'],
    [
      'a picture within the text without words',
      {
        ...article,
        body: [{ _type: 'figure', _key: 'f', picture: { ...picture, alt: undefined } }],
      },
      'body.f.picture.alt',
    ],
    [
      'a figure without a picture',
      { ...article, body: [{ _type: 'figure', _key: 'f' }] },
      'body.f.picture',
    ],
    [
      'a published work without its source',
      {
        ...article,
        body: [{ _type: 'quotation', _key: 'q', text: 'Be.', sourceKind: 'published-work' }],
      },
      'body.q.attribution',
    ],
    [
      'a published work without its source inside a step',
      {
        ...article,
        body: [
          {
            _type: 'steps',
            _key: 's',
            items: [
              {
                _type: 'step',
                _key: 'one',
                title: 'Breathe',
                quotation: { _type: 'quotation', text: 'Be.', sourceKind: 'published-work' },
              },
            ],
          },
        ],
      },
      'body.s.items.one.quotation.attribution',
    ],
    [
      'a link that runs a script',
      {
        ...article,
        body: [
          {
            ...paragraph('x'),
            markDefs: [{ _type: 'link', _key: 'l', href: 'javascript:alert(1)' }],
          },
        ],
      },
      'body.p.markDefs.l.href',
    ],
    ['a contact form that leads to nobody', { ...settings, contactForm: true }, 'contactForm'],
    [
      'a contact form that leads to no address',
      { ...settings, contactForm: true, email: 'hello' },
      'contactForm',
    ],
    ['no name on the licence', { ...practitioner, nameOnLicence: undefined }, 'nameOnLicence'],
    ['no licence number', { ...practitioner, licenceNumber: '  ' }, 'licenceNumber'],
    ['no licence title', { ...practitioner, licenceTitle: undefined }, 'licenceTitle'],
    ['no board', { ...practitioner, boardName: undefined }, 'boardName'],
    [
      'an associate without a supervisor',
      { ...practitioner, isAssociate: true, supervisorLicence: 'LMFT 1' },
      'supervisorName',
    ],
    [
      'an associate without the supervisor’s licence',
      { ...practitioner, isAssociate: true, supervisorName: 'A. Supervisor' },
      'supervisorLicence',
    ],
    [
      'a “Dr.” without a doctorate',
      { ...practitioner, displayName: 'Dr. Your Name' },
      'displayName',
    ],
    [
      'settings without the owner whose license stands on every page',
      { _type: 'settings', practiceName: 'A practice', hipaaCoveredEntity: 'no' },
      'owner',
    ],
    [
      'a privacy page silent on what it collects',
      { ...privacy, categoriesCollected: '' },
      'categoriesCollected',
    ],
    ['a privacy page silent on third parties', { ...privacy, thirdParties: ' ' }, 'thirdParties'],
    ['a privacy page silent on changes', { ...privacy, changeProcess: '' }, 'changeProcess'],
    ['a privacy page without a date', { ...privacy, effectiveDate: undefined }, 'effectiveDate'],
    ['a privacy page silent on Do Not Track', { ...privacy, doNotTrack: '' }, 'doNotTrack'],
    ['a notice page without a date', { ...notices, effectiveDate: undefined }, 'effectiveDate'],
    ['a notice page without a notice', { ...notices, entries: [] }, 'entries'],
    [
      'a notice without the board’s phone',
      { ...notices, entries: [{ ...notice, boardPhone: '' }] },
      'entries.n.boardPhone',
    ],
    [
      'a notice without the board’s website',
      { ...notices, entries: [{ ...notice, boardUrl: undefined }] },
      'entries.n.boardUrl',
    ],
    ['a legal page without text', { ...estimate, body: [] }, 'body'],
    [
      'help that no phone can open',
      {
        _type: 'crisisResources',
        lines: [{ _type: 'line', _key: 'l', name: 'A team', label: 'Call', href: '555 0199' }],
      },
      'lines.l.href',
    ],
    [
      'a page at the address of another',
      { _type: 'page', title: 'Blog', slug: { _type: 'slug', current: 'Blog' }, body },
      'slug',
    ],
    [
      'a banner that ends before it begins',
      {
        _type: 'banner',
        heading: 'New group',
        places: ['home'],
        from: '2026-05-02T00:00:00Z',
        until: '2026-05-01T00:00:00Z',
      },
      'until',
    ],
  ])('stops %s from being published', async (_what, document, path) => {
    const errors = await errorsOf(document)
    expect(errors.map((error) => error.path)).toEqual([path])
  })

  it.each(['from $150', 'as low as a session', 'starting at 50 minutes', 'session and up'])(
    'stops the fee unit “%s”',
    async (unit) => {
      const errors = await errorsOf({
        ...service,
        fee: { cents: 17500, unit, from: '2026-01-01' },
      })
      expect(errors.map((error) => error.path)).toEqual(['fee.unit'])
    },
  )

  it.each(['2026/why', 'why?', '100%', 'two words', '..', 'news.rsc', 'a#b', 'a\\b'])(
    'refuses an address at which no reader would find the article: %s',
    async (current) => {
      const found = await errorsOf({ ...article, slug: { _type: 'slug', current } })
      expect(found.map(({ path }) => path)).toEqual(['slug'])
      expect(found[0]?.message).toContain('Generate')
    },
  )

  it.each(['why-cant-i-sleep', 'por-qué-no-duermo', 'sleep.html', 'Sleep_2'])(
    'accepts the address %s',
    async (current) => {
      expect(await errorsOf({ ...article, slug: { _type: 'slug', current } })).toEqual([])
    },
  )

  it('lets a sliding scale pass', async () => {
    const found = await validate({
      ...service,
      fee: { cents: 17500, unit: '50-minute session, sliding scale', from: '2026-01-01' },
    })
    expect(found).toEqual([])
  })

  it.each([
    [{ unit: 'session' }, 'error', 'Write the exact amount in dollars, such as 175 or 175.00'],
    [{ cents: 17500.5 }, 'error', 'at most two digits after the point'],
    [{ cents: -100 }, 'error', 'Write the amount in dollars'],
    [{ cents: 175 }, 'warning', 'That is $1.75. If you mean $175, write 175.'],
    [{ cents: 1_750_000 }, 'warning', 'That is $17,500. If you mean $175, write 175.'],
  ])('says of the fee %j what to do', async (fee, level, message) => {
    const unit = '50-minute session'
    const found = await validate({ ...service, fee: { unit, from: '2026-01-01', ...fee } })
    expect(found).toEqual([{ level, path: 'fee.cents', message: expect.stringContaining(message) }])
  })

  it('asks for a day on which the fee counts already', async () => {
    const from = (day?: string) =>
      validate({ ...service, fee: { cents: 17500, unit: 'session', from: day } })
    expect(await from('2999-01-01')).toEqual([
      { level: 'warning', path: 'fee.from', message: expect.stringContaining('January 1, 2999') },
    ])
    expect((await from('2026-13-01')).map(({ message }) => message)).toContain(
      'Choose the day on which this fee began.',
    )
  })

  it('accepts what is free', async () => {
    const fee = { cents: 0, unit: '15-minute call', from: '2026-01-01' }
    expect(await validate({ ...service, fee })).toEqual([])
  })

  it('accepts a decorative picture without words', async () => {
    expect(
      await validate({ ...article, banner: { ...picture, alt: undefined, decorative: true } }),
    ).toEqual([])
  })

  it('accepts “Dr.” with the doctorate among the credentials', async () => {
    expect(
      await errorsOf({
        ...practitioner,
        displayName: 'Dr. Your Name',
        credentials: [
          { _type: 'credential', _key: 'a', title: 'PhD in Psychology', issuer: 'A school' },
        ],
      }),
    ).toEqual([])
  })

  it.each([privacy, notices, estimate])(
    'asks for a check of the $_type that nobody has checked, and lets it be published',
    async (document) => {
      expect(await validate({ ...document, lastChecked: undefined })).toEqual([
        {
          level: 'warning',
          path: 'lastChecked',
          message: expect.stringMatching(/^Have this checked: .* put that day here\.$/),
        },
      ])
    },
  )

  it('asks who gave a degree or certificate, so that it can be proved', async () => {
    const credentials = [{ _type: 'credential', _key: 'a', title: 'A certificate' }]
    expect(await validate({ ...practitioner, credentials })).toEqual([
      expect.objectContaining({ level: 'warning', path: 'credentials.a.issuer' }),
    ])
  })

  it('only warns about what is a matter of taste', async () => {
    const found = await validate({
      ...article,
      banner: { ...picture, alt: 'Image of a lamp' },
      seo: { title: 'x'.repeat(61), description: 'short' },
      updatedAt: '2026-01-01T00:00:00Z',
      publishedAt: '2026-02-01T00:00:00Z',
    })
    expect(found.map(({ level, path }) => [level, path]).sort()).toEqual([
      ['warning', 'banner.alt'],
      ['warning', 'seo.description'],
      ['warning', 'seo.title'],
      ['warning', 'updatedAt'],
    ])
  })
})
