import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { HtmlValidate } from 'html-validate'
import { LinkChecker } from 'linkinator'
import { routes } from '#lib/routes.ts'
import { expect } from './fixtures.ts'
import { expectedStatus, rareSlugs, wrongTurns } from './public-routes.ts'
import { oldAddresses, test } from './whole-site.ts'

test('every public address answers with its status, without a script and without a cookie', ({
  answers,
}) => {
  for (const { path, status, headers, text } of answers) {
    expect(status, path).toBe(expectedStatus(path))
    expect(headers.get('set-cookie'), path).toBeNull()
    expect(headers.get('content-security-policy'), path).toContain("script-src 'none'")
    expect(text, path).not.toMatch(/<script(?! type="application\/ld\+json")/i)
    expect(text, path).not.toMatch(/ (style|on\w+)="/i)
    // The invisible marks of a preview.
    expect(text, path).not.toMatch(/[\u200b-\u200d\u2060\ufeff]{4,}/)
  }
})

test('the contact form stands among the pages that all these tests look at', ({ answers }) => {
  const contact = answers.find(({ path }) => path === routes.contact())
  expect(contact?.text).toMatch(/<form[^>]*method="post"/i)
})

test('the sitemap names every page by the address that the page itself names, each once', async ({
  answers,
  practice,
}) => {
  const { siteUrl } = practice.settings
  // Posts that are like others stand in the sitemap and were not asked for.
  const read = async (path: string) => {
    const known = answers.find((each) => each.path === path)
    if (known) return known
    const answer = await fetch(siteUrl + path, { signal: AbortSignal.timeout(30_000) })
    return { status: answer.status, text: await answer.text() }
  }
  const sitemap = answers.find(({ path }) => path === routes.sitemap())?.text ?? ''
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '')
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed.length).toBeGreaterThan(10)
  for (const address of listed) {
    const path = new URL(address).pathname
    const { status, text } = await read(path)
    expect([address.startsWith(`${siteUrl}/`), status], address).toEqual([true, 200])
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1] ?? ''
    expect(new URL(canonical).href, address).toBe(new URL(address).href)
  }
})

test('every page tells the license, the crisis lines and how to reach the practice', ({
  answers,
}) => {
  for (const { path, text, isPage } of answers) {
    if (!isPage) continue
    const footer = text.slice(text.lastIndexOf('<footer'))
    const words = footer.replaceAll(/<!--.*?-->|<[^>]+>/g, '')
    for (const expected of ['license number 000000', '988', '911', '741741', '(714) 555-0142'])
      expect(words, path).toContain(expected)
    expect(footer.match(/href="\/privacy"/g), path).toHaveLength(1)
  }
})

test('a wrong turn is met with kind words and ways to go on', ({ answers }) => {
  for (const { path, status } of wrongTurns) {
    const answer = answers.find((each) => each.path === path)
    expect(answer?.status, path).toBe(status)
    const main = answer?.text.slice(answer.text.indexOf('<main'), answer.text.indexOf('</main>'))
    expect(main, path).toContain(status === 410 ? 'has been taken down' : 'done nothing wrong')
    for (const way of ['action="/search"', 'href="/blog"', 'href="/services"', 'href="#help-now"'])
      expect(main, path).toContain(way)
  }
})

test('no policy of a public page has a weakness that is known', ({ answers }) => {
  for (const { path, headers } of answers) {
    const policy = new CspParser(headers.get('content-security-policy') ?? '').csp
    expect(new CspEvaluator(policy).evaluate(), path).toEqual([])
  }
})

test('every page carries the site’s own styles alone, and few of them', ({ answers }) => {
  for (const { path, text, isPage } of answers) {
    if (!isPage) continue
    // What a page's pictures look like until they are there stands apart.
    const sheets = [...text.matchAll(/<style(?! data-precedence="placeholder")[^>]*>([^<]*)/g)]
    const bytes = sheets.reduce((sum, [, sheet = '']) => sum + Buffer.byteLength(sheet), 0)
    expect(bytes, path).toBeGreaterThan(4 * 1024)
    expect(bytes, path).toBeLessThanOrEqual(12 * 1024)
  }
})

test('every page is valid HTML', async ({ answers }) => {
  // The HTML standard, whole documents and accessibility, with no rule switched off; how markup is written is left to React.
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  })
  for (const { path, text, isPage } of answers) {
    if (!isPage) continue
    const { results } = await validator.validateString(text)
    const faults = results.flatMap(({ messages }) => messages)
    expect(
      faults.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
      path,
    ).toEqual([])
  }
})

test('no link on the site is broken or leads by a detour', async ({ practice, answers }) => {
  const { siteUrl } = practice.settings
  const pages = answers.filter(({ isPage, status }) => isPage && status === 200)
  const { links } = await new LinkChecker().check({
    path: pages.map(({ path }) => siteUrl + path),
    recurse: true,
    redirects: 'error',
    checkFragments: true,
    checkCss: true,
    concurrency: 8,
    timeout: 30_000,
    // Never beyond our own origin; and each picture in one form only, since cutting them all takes a minute.
    linksToSkip: async (link) =>
      !link.startsWith(`${siteUrl}/`) || /\/images\/.*(?<!\/320\.jpg)$/.test(link),
  })
  const broken = links.filter(({ state }) => state === 'BROKEN')
  expect(broken.map(({ url, parent, status }) => `${url} on ${parent}: ${status}`)).toEqual([])
  const followed = links.filter(({ state }) => state === 'OK').map(({ url }) => url)
  expect(followed).toEqual(expect.arrayContaining(pages.map(({ path }) => siteUrl + path)))
})

test('an earlier address leads to the present one in one step, as one of the website before, and what never was is missing', async ({
  request,
}) => {
  for (const [path, target] of [
    [routes.article(rareSlugs.moved), routes.article('moved-on')],
    ['/blog/page/1', routes.blog()],
    ['/about/your-name', routes.about()],
    ['/blog/', routes.blog()],
    ...oldAddresses.map((path) => [path, routes.article('moved-on')] as const),
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location], path).toEqual([308, target])
  }
  // What was asked for along with it goes along.
  const marked = await request.get(`${oldAddresses[0]}?utm_source=mail`, { maxRedirects: 0 })
  expect(marked.headers().location).toBe(`${routes.article('moved-on')}?utm_source=mail`)
  for (const path of [
    '/blog/page/99',
    '/blog/page/x',
    '/topics/none',
    '/services/none',
    '/none',
    '/2019/05',
  ])
    expect((await request.get(path)).status(), path).toBe(404)
})
