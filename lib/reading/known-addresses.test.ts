import { type FinishedPage, finishPage } from './finish.ts'
import { KnownAddresses, knownSlugsPath } from './known-addresses.ts'

const routes = {
  fixed: new Set(['/', '/blog', '/search']),
  open: ['/blog/[slug]', '/blog/page/[page]', '/services/[slug]', '/share/[token]', '/[slug]'],
}

const answering = (text: string): Promise<FinishedPage> =>
  finishPage(
    { status: 200, contentType: 'application/json', body: Buffer.from(text) },
    { read: () => undefined },
  )
const knowing = (slugs: string[], articles = 2) => answering(JSON.stringify({ slugs, articles }))

describe('known addresses', () => {
  let recent: FinishedPage | undefined
  let asked: string[]
  const make = () =>
    new KnownAddresses(
      {
        getRecent: async (path) => {
          asked.push(path)
          return recent
        },
      },
      routes,
    )
  beforeEach(async () => {
    asked = []
    recent = await knowing(['sleep', 'schlaf gut', 'naïve'])
  })

  it.each([
    '/',
    '/blog',
    '/search',
    '/blog/sleep',
    '/services/sleep',
    '/sleep',
    '/blog/schlaf%20gut',
    '/blog/na%C3%AFve',
    '/blog/page/2',
    // What the last part is, only its page can tell.
    '/share/anything',
  ])('may lead somewhere: %s', async (path) => {
    expect(await make().leadsNowhere(path)).toBe(false)
  })

  it.each([
    '/blog/wake',
    '/wake',
    '/Blog/sleep',
    '/blog/sleep/more',
    '/blog/page/3',
    '/blog/page/2x',
    '/blog/page/1e1',
    '/wp-login.php',
    '/share',
    '/blog/constructor',
  ])('leads nowhere: %s', async (path) => {
    expect(await make().leadsNowhere(path)).toBe(true)
  })

  it('asks only for addresses that a page could have, and that were not known before', async () => {
    const known = make()
    await known.leadsNowhere('/a/b/c')
    await known.leadsNowhere('/blog')
    expect(asked).toEqual([])
    await known.leadsNowhere('/blog/sleep')
    await known.leadsNowhere('/blog/sleep')
    expect(asked).toEqual([knownSlugsPath])
    await known.leadsNowhere('/blog/wake')
    expect(asked).toHaveLength(2)
  })

  it('turns nobody away by what may be out of date', async () => {
    const known = make()
    expect(await known.leadsNowhere('/blog/wake')).toBe(true)
    recent = undefined
    expect(await known.leadsNowhere('/blog/wake')).toBe(false)
    recent = await knowing(['sleep', 'wake'])
    expect(await known.leadsNowhere('/blog/wake')).toBe(false)
  })

  it.each(['{"slugs":null}', '<!DOCTYPE html>', ''])('believes no nonsense: %s', async (text) => {
    recent = await answering(text)
    expect(await make().leadsNowhere('/blog/wake')).toBe(false)
  })
})
