import { documentsOfPages, locationsOf, type ShownDocument } from './locations.ts'

const locate = (document: Omit<ShownDocument, 'isLive'>, isLive = true) =>
  locationsOf({ ...document, isLive })
const hrefs = (document: Omit<ShownDocument, 'isLive'>) =>
  locate(document).locations?.map(({ href }) => href)

describe('where a document is shown', () => {
  it('is its own page, then the lists that it is in', () => {
    expect(hrefs({ id: 'a', type: 'article', title: 'Calm', slug: 'calm' })).toEqual([
      '/blog/calm',
      '/blog',
    ])
    expect(hrefs({ id: 'home', type: 'home' })).toEqual(['/'])
  })

  it('is found by id while there is no address, with a kind word for a title', () => {
    expect(locate({ id: 'a', type: 'service' }).locations?.[0]).toEqual({
      title: 'No title yet',
      href: '/services/a',
    })
  })

  it('is where a banner’s places are', () => {
    expect(hrefs({ id: 'b', type: 'banner', places: ['blog', 'home'] })).toEqual(['/blog', '/'])
    expect(locate({ id: 'b', type: 'banner' }).message).toMatch(/any page yet/)
  })

  it('is no page for an old address, which leads to one and lacks nothing', () => {
    expect(locate({ id: 'o', type: 'oldAddress' })).toEqual({
      message: 'Visitors never see this itself: it leads them on.',
      tone: 'positive',
    })
  })

  it('is nowhere while nothing is written', () => {
    expect(locationsOf(undefined)).toEqual({ message: 'Nothing is written here yet.' })
  })

  it.each(['article', 'settings'])('is nowhere yet for %s that visitors don’t see', (type) => {
    const { message, tone, locations } = locate({ id: 'a', type }, false)
    expect(message).toBe('Not on the website now. See how it would look:')
    expect(tone).toBeUndefined()
    expect(locations).toHaveLength(2)
  })

  it('is everywhere for what every page shows', () => {
    expect(locate({ id: 'settings', type: 'settings' }).message).toMatch(/every page/)
    expect(locate({ id: 'crisisResources', type: 'crisisResources' }).message).toMatch(/every/)
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
