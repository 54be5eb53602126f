import { documentsOfPages, locationsOf } from './locations.ts'

const hrefs = (document: Parameters<typeof locationsOf>[0]) =>
  locationsOf(document).locations?.map(({ href }) => href)

describe('where a document is shown', () => {
  it('is its own page, then the lists that it is in', () => {
    expect(hrefs({ id: 'a', type: 'article', title: 'Calm', slug: 'calm' })).toEqual([
      '/blog/calm',
      '/blog',
    ])
    expect(hrefs({ id: 'home', type: 'home' })).toEqual(['/'])
  })

  it('is found by id while there is no address, with a kind word for a title', () => {
    expect(locationsOf({ id: 'a', type: 'service' }).locations?.[0]).toEqual({
      title: 'No title yet',
      href: '/services/a',
    })
  })

  it('is where a banner’s places are', () => {
    expect(hrefs({ id: 'b', type: 'banner', places: ['blog', 'home'] })).toEqual(['/blog', '/'])
    expect(locationsOf({ id: 'b', type: 'banner' }).message).toMatch(/any page yet/)
  })

  it('is no page for an old address, which leads to one and lacks nothing', () => {
    expect(locationsOf({ id: 'o', type: 'oldAddress' })).toEqual({
      message: 'Visitors never see this itself: it leads them on.',
      tone: 'positive',
    })
  })

  it('is nowhere while nothing is written', () => {
    expect(locationsOf(undefined)).toEqual({ message: 'Nothing is written here yet.' })
  })

  it('is everywhere for what every page shows', () => {
    expect(locationsOf({ id: 'settings', type: 'settings' }).message).toMatch(/every page/)
    expect(locationsOf({ id: 'crisisResources', type: 'crisisResources' }).message).toMatch(/every/)
  })
})

describe('what opens beside a page', () => {
  const routeOf = (type: string) =>
    documentsOfPages.find(
      (resolver) => resolver.type === type || String(resolver.filter).includes(`"${type}"`),
    )?.route

  it('is its document, by the address or by the id', () => {
    expect(routeOf('article')).toBe('/blog/:slug')
    expect(routeOf('service')).toBe('/services/:slug')
    expect(routeOf('servicesPage')).toBe('/services')
    expect(routeOf('hipaaNotice')).toBe('/hipaa')
  })

  it('is a page of her own only when nothing else has the address', () => {
    expect(documentsOfPages.at(-1)).toMatchObject({ route: '/:slug' })
    expect(documentsOfPages.filter(({ route }) => route === '/:slug')).toHaveLength(1)
  })
})
