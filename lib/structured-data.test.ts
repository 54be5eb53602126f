import {
  emptyPractice,
  exampleArticle,
  examplePicture,
  examplePractice,
  examplePractitioner,
  exampleService,
} from './example-views.ts'
import { readPictureAddress } from './pictures.ts'
import { describeGraph, serializeGraph } from './structured-data.ts'

const siteUrl = 'https://www.example.com'
const path = '/blog/why-cant-i-switch-off'
const articlePage = {
  path,
  title: exampleArticle.title,
  article: exampleArticle,
  trail: [
    { title: 'Home', path: '/' },
    { title: 'Blog', path: '/blog' },
  ],
}

const idsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = '@id' in value && Object.keys(value).length === 1 ? [String(value['@id'])] : []
  return [...own, ...Object.values(value).flatMap(idsIn)]
}

describe('structured data', () => {
  const { '@graph': graph } = describeGraph(siteUrl, examplePractice, articlePage)
  const find = (type: string) => graph.find((thing) => thing['@type'] === type)

  it('describes site, practice, page, person, post and path in one graph', () => {
    expect(graph.map((thing) => thing['@type'])).toEqual([
      'WebSite',
      'MedicalBusiness',
      'WebPage',
      'Person',
      'BlogPosting',
      'BreadcrumbList',
    ])
  })

  it('refers only to things that are in the graph', () => {
    const known = new Set(graph.map((thing) => thing['@id']))
    const unknown = idsIn(graph).filter((id) => !known.has(id))
    expect(unknown).toEqual([])
  })

  it('says the same name, phone and address as the footer', () => {
    expect(find('MedicalBusiness')).toMatchObject({
      name: 'Nightlight Therapy',
      telephone: '(714) 555-0100',
      address: { streetAddress: '100 Example Street', addressLocality: 'Costa Mesa' },
    })
  })

  it('names the license as the therapist’s credential', () => {
    expect(find('Person')).toMatchObject({
      name: 'Your Name, LMFT',
      hasCredential: { identifier: '000000' },
    })
  })

  it('names the author where a reader mode looks, and who reviewed it', () => {
    expect(find('BlogPosting')).toMatchObject({ author: { name: 'Your Name, LMFT' } })
    const reviewer = { ...examplePractitioner, id: 'colleague', displayName: 'Second Placeholder' }
    const article = { ...exampleArticle, reviewer }
    const things = describeGraph(siteUrl, examplePractice, { ...articlePage, article })['@graph']
    expect(things.find((thing) => thing['@type'] === 'WebPage')).toMatchObject({
      reviewedBy: { '@id': `${siteUrl}/#person-colleague` },
    })
    expect(things).toContainEqual(expect.objectContaining({ name: 'Second Placeholder, LMFT' }))
  })

  it('names nobody as the author whom the page doesn’t name', () => {
    const unnamed = { ...articlePage, article: { ...exampleArticle, author: undefined } }
    const things = describeGraph(siteUrl, examplePractice, unnamed)['@graph']
    expect(things.find((thing) => thing['@type'] === 'BlogPosting')?.author).toEqual({
      '@id': `${siteUrl}/#practice`,
    })
  })

  it('dates a post by its author’s deliberate update', () => {
    expect(find('BlogPosting')).toMatchObject({
      datePublished: '2026-05-10T06:00:00Z',
      dateModified: '2026-06-01T18:00:00Z',
    })
  })

  it('shows an article’s picture in three shapes, each around its hotspot', () => {
    const hotspot = { x: 0.9, y: 0.5, width: 0.1, height: 0.1 }
    const article = { ...exampleArticle, banner: { ...examplePicture, hotspot } }
    const things = describeGraph(siteUrl, examplePractice, { ...articlePage, article })['@graph']
    const images = things.find((thing) => thing['@type'] === 'BlogPosting')?.image as string[]
    const asked = images.map((image) => readPictureAddress(new URL(image).pathname))
    expect(asked).toMatchObject([
      { width: 1200, format: 'jpg', rectangle: { left: 0, top: 75, width: 2400, height: 1350 } },
      { width: 1200, format: 'jpg', rectangle: { left: 400, top: 0, width: 2000, height: 1500 } },
      { width: 1200, format: 'jpg', rectangle: { left: 900, top: 0, width: 1500, height: 1500 } },
    ])
  })

  it('states an exact price for a service', () => {
    const services = describeGraph(siteUrl, examplePractice, {
      path: '/services',
      title: 'Services',
      services: [exampleService],
    })['@graph']
    expect(services.find((thing) => thing['@type'] === 'Service')).toMatchObject({
      offers: { price: '180.00', priceCurrency: 'USD', validFrom: '2026-01-01' },
    })
  })

  it('tells the credentials and the portrait on a person’s own page, and nowhere else', () => {
    const profile = {
      ...examplePractitioner,
      photo: examplePicture,
      credentials: [{ key: 'c', title: 'MA in Counseling', issuer: 'A school', year: 2014 }],
    }
    const practice = { ...examplePractice, owner: profile }
    const things = describeGraph(siteUrl, practice, { path: '/about', title: 'About', profile })
    const page = things['@graph'].find((thing) => thing['@type'] === 'ProfilePage')
    const person = things['@graph'].find((thing) => thing['@type'] === 'Person')
    expect(page?.mainEntity).toEqual({ '@id': person?.['@id'] })
    expect(person).toMatchObject({
      url: `${siteUrl}/about`,
      image: expect.stringMatching(/^https:/),
      hasCredential: [
        { credentialCategory: 'license', identifier: '000000' },
        { name: 'MA in Counseling', dateCreated: '2014', recognizedBy: { name: 'A school' } },
      ],
    })
    const elsewhere = describeGraph(siteUrl, practice, { path: '/blog', title: 'Blog' })['@graph']
    expect(JSON.stringify(elsewhere)).not.toContain('MA in Counseling')
  })

  it('names the towns served only on the page that shows them', () => {
    const areasOf = (page: Parameters<typeof describeGraph>[2]) => {
      const things = describeGraph(siteUrl, examplePractice, page)['@graph']
      return things.find((thing) => thing['@type'] === 'MedicalBusiness')?.areaServed
    }
    const california = { '@type': 'State', name: 'California' }
    expect(areasOf(articlePage)).toEqual([california])
    expect(
      areasOf({
        path: '/services',
        title: 'Services',
        areas: [
          { name: 'Irvine', isCounty: false },
          { name: 'Orange County', isCounty: true },
        ],
      }),
    ).toEqual([
      california,
      { '@type': 'City', name: 'Irvine' },
      { '@type': 'AdministrativeArea', name: 'Orange County' },
    ])
  })

  it('says of each service where it takes place, as the page does', () => {
    const areasOf = (service: Partial<typeof exampleService>) =>
      describeGraph(siteUrl, examplePractice, {
        path: '/services',
        title: 'Services',
        services: [{ ...exampleService, ...service }],
      })['@graph'].find((thing) => thing['@type'] === 'Service')?.areaServed
    const town = { '@type': 'City', name: 'Costa Mesa' }
    const state = { '@type': 'State', name: 'California' }
    expect(areasOf({})).toEqual([town, state])
    expect(areasOf({ inPerson: false })).toEqual([state])
    expect(areasOf({ online: false })).toEqual([town])
  })

  it('names no town that nobody has filled in', () => {
    const graph = describeGraph(
      siteUrl,
      { ...emptyPractice, name: 'Practice', region: 'CA' },
      {
        path: '/services',
        title: 'Services',
        services: [{ ...exampleService, online: false }],
      },
    )
    expect(JSON.stringify(graph)).not.toContain('""')
  })

  it('uses no type that is reserved or barred', () => {
    expect(JSON.stringify(graph)).not.toMatch(
      /Physician|Psychiatric|MedicalClinic|Review|AggregateRating/,
    )
  })

  it('leaves out what an unfilled practice does not know', () => {
    const business = describeGraph(siteUrl, emptyPractice, { path: '/', title: 'Welcome' })[
      '@graph'
    ].find((thing) => thing['@type'] === 'MedicalBusiness')
    expect(JSON.parse(JSON.stringify(business))).not.toHaveProperty('address')
  })
})

describe('serializeGraph', () => {
  it('lets no text end the script element or break the script', () => {
    const text = '</script><script>alert(1)</script><!-- \u2028\u2029'
    const source = serializeGraph({ name: text })
    expect(source).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(source)).toEqual({ name: text })
  })
})
