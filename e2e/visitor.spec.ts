import { routes } from '#lib/routes.ts'
import { expect, test } from './fixtures.ts'

test('an address that leads nowhere gets a readable page, with the right status and no scripts', async ({
  page,
}) => {
  for (const path of [
    '/blog/no-such-post',
    '/no-such-page',
    '/wrong-turn/404',
    '/blog/%E0%A4%A',
    '/contact/thanks',
  ]) {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    expect([400, 404], path).toContain(answer.status())
    expect(await answer.text(), path).not.toMatch(/<script(?! type="application\/ld\+json")/i)
  }
  await page.goto('/blog/no-such-post')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('988')
})

test('the feed and the sitemap hold absolute addresses that all answer', async ({
  request,
  practice,
}) => {
  const { siteUrl } = practice.settings
  const paths = await listedPaths(siteUrl)
  expect(paths).toEqual(expect.arrayContaining([routes.home(), routes.blog(), routes.services()]))
  expect(paths).toEqual(expect.arrayContaining([routes.contact(), routes.about(), routes.hipaa()]))
  const feed = await request.get(routes.feed())
  expect(feed.headers()['content-type']).toContain('xml')
  const links = [...(await feed.text()).matchAll(/<item>[\s\S]*?<link>([^<]+)<\/link>/g)].map(
    (match) => match[1] ?? '',
  )
  expect(links.length).toBeGreaterThanOrEqual(6)
  for (const link of links) {
    expect(link.startsWith(`${siteUrl}/blog/`)).toBe(true)
    expect((await request.get(link)).status(), link).toBe(200)
  }
})

test('the page whose link she points at is there before she taps, and still nothing runs', async ({
  page,
}) => {
  const link = page.getByRole('navigation').first().getByRole('link', { name: 'Blog' })
  // A browser needs a moment for the rules, and a pointer that rests: come back until it has fetched.
  await expect(async () => {
    await page.goto(routes.home())
    await link.click({ delay: 400 })
    await page.waitForURL(`**${routes.blog()}`)
    const arrival = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation')
      return (entry as PerformanceResourceTiming & { deliveryType?: string }).deliveryType
    })
    expect(arrival).toBe('navigational-prefetch')
  }).toPass()
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0)
})

test('the HIPAA notice is gone once the practice is sure that it needs none', async ({
  request,
  practice,
}) => {
  expect((await request.get(routes.hipaa())).status()).toBe(200)
  const answer = (hipaaCoveredEntity: string) =>
    practice.editor.patch('settings').set({ hipaaCoveredEntity }).commit()
  await answer('no')
  await expect.poll(async () => (await request.get(routes.hipaa())).status()).toBe(404)
  await expect
    .poll(async () => await (await request.get(routes.home())).text())
    .not.toContain('HIPAA notice')
  await answer('unsure')
  await expect.poll(async () => (await request.get(routes.hipaa())).status()).toBe(200)
})

test('an article prints as a text: black on white, with license, crisis numbers and nothing to press', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(routes.article('awake-at-three-in-the-morning'))
  for (const kept of ['license number 000000', 'Call 988', '741741', 'Say what is happening'])
    await expect(page.getByText(kept).first()).toBeVisible()
  // On paper, the address is the way back.
  await expect(
    page.locator('main').getByText(/^https?:.*\/blog\/awake-at-three-in-the-morning$/),
  ).toBeVisible()
  for (const left of ['Others to read', 'Send this by e-mail', 'In this article', 'Skip to'])
    await expect(page.getByText(left)).toBeHidden()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.locator('.action:visible, button:visible')).toHaveCount(0)
  const look = await page.evaluate(() => {
    const styleOf = (one: Element, part?: string) => getComputedStyle(one, part)
    const texts = [...document.querySelectorAll('p, li, h1, h2, h3, a')]
    const addressOf = (link: string) => {
      const found = document.querySelector(link)
      return found && styleOf(found, '::after').content
    }
    return {
      colors: [...new Set(texts.map((one) => styleOf(one).color))],
      grounds: [...new Set(texts.map((one) => styleOf(one).backgroundColor))],
      // Boards ask for twelve points at least in a notice to clients.
      size: styleOf(document.body).fontSize,
      filters: [...new Set([...document.images].map((one) => styleOf(one).filter))],
      breaks: styleOf(document.querySelector('.steps > li') ?? document.body).breakInside,
      addresses: [
        addressOf('main a[href="https://988lifeline.org/"]'),
        addressOf('.prose a[href^="/blog/"]'),
        addressOf('.licence a[href="https://search.dca.ca.gov/"]'),
      ],
    }
  })
  expect(look).toEqual({
    colors: ['rgb(0, 0, 0)'],
    grounds: ['rgba(0, 0, 0, 0)'],
    size: '16px',
    filters: ['none'],
    breaks: 'avoid',
    addresses: [
      expect.stringContaining('988lifeline.org'),
      expect.stringContaining('/blog/'),
      expect.stringContaining('search.dca.ca.gov'),
    ],
  })
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('services print with the answers to all questions', async ({ page }) => {
  await page.goto(routes.services())
  const answers = page.locator('details p')
  expect(await answers.count()).toBeGreaterThan(2)
  for (const answer of await answers.all()) await expect(answer).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  for (const answer of await answers.all()) await expect(answer).toBeVisible()
  await expect(page.getByRole('heading', { name: /Something to read/ })).toBeHidden()
})

test('an anonymous caller gets nothing private from the lake behind the site', async ({
  request,
}) => {
  const query = encodeURIComponent('*[]{_id}')
  for (const perspective of ['published', 'drafts', 'raw']) {
    const answer = await request.get(
      `/lake/v2025-02-19/data/query/production?query=${query}&perspective=${perspective}`,
    )
    expect(answer.status(), perspective).toBe(401)
  }
  expect((await request.get('/lake/v1/ping')).status()).toBe(200)
})

async function listedPaths(siteUrl: string): Promise<string[]> {
  const sitemap = await (await fetch(`${siteUrl}${routes.sitemap()}`)).text()
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(6)
  return addresses.map((address) => {
    expect(address.startsWith(siteUrl), address).toBe(true)
    return new URL(address).pathname
  })
}
