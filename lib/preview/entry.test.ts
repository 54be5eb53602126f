import { cookieManners, entryAddress, pageBefore, readEntry } from './entry.ts'

const secret = 'MDEyMzQ1Njc4OWFiY2RlZg'

describe('the way into a preview', () => {
  it('says which page is to be seen', () => {
    expect(readEntry(`?sanity-preview-secret=${secret}&sanity-preview-pathname=/blog/a`)).toEqual({
      secret,
      path: '/blog/a',
    })
  })

  it('says when the Studio shows what is published, and nothing else of its versions', () => {
    const read = (perspective: string) =>
      readEntry(`?sanity-preview-secret=${secret}&sanity-preview-perspective=${perspective}`)
        ?.isLive
    expect(read('published')).toBe(true)
    for (const other of ['drafts', 'raw', 'published,drafts', '']) {
      expect(read(other)).toBeUndefined()
    }
  })

  it('leads to the first page when another site is named, or none', () => {
    for (const path of ['', '&sanity-preview-pathname=http://localhost//evil.example/x']) {
      expect(readEntry(`?sanity-preview-secret=${secret}${path}`)?.path).toBe('/')
    }
  })

  it.each(['', '?sanity-preview-secret=', '?sanity-preview-secret=short', '?secret=x'])(
    'is none without what could be a secret: "%s"',
    (search) => {
      expect(readEntry(search)).toBeUndefined()
    },
  )

  it('is written as it is read', () => {
    const address = entryAddress({ secret, path: '/search?q=night worry' })
    const { pathname, search } = new URL(address, 'http://localhost')
    expect(pathname).toBe('/api/preview/enter')
    expect(readEntry(search)).toEqual({ secret, path: '/search?q=night+worry' })
  })

  it('keeps its cookies from scripts and other sites, and off unsafe lines where the site has a safe one', () => {
    const manners = { path: '/', httpOnly: true, sameSite: 'lax' }
    expect(cookieManners('https://www.practice.example')).toEqual({ ...manners, secure: true })
    expect(cookieManners('http://localhost:3000')).toEqual({ ...manners, secure: false })
  })
})

describe('the way out of a preview', () => {
  const from = (headers: Record<string, string>) =>
    new Headers({ host: 'practice.example', ...headers })

  it('leads back to the page that was seen', () => {
    expect(pageBefore(from({ referer: 'https://practice.example/blog/a?x=1' }))).toBe('/blog/a?x=1')
    for (const referer of ['', 'https://evil.example/blog/a', 'https://practice.example/studio']) {
      expect(pageBefore(from({ referer }))).toBe('/')
    }
  })
})
