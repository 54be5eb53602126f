import { routes } from '#lib/routes.ts'
import { editWhileSiteIsDown, expect, speakNonsense, startPractice, test } from './fixtures.ts'
import { liveArticle } from './studio-pages.ts'

test('a visitor sees a published change, with nobody else on the site', async ({
  request,
  practice,
}) => {
  const read = async (path: string) => await (await request.get(path)).text()
  const address = routes.article('first-light')
  await practice.editor.createOrReplace(liveArticle('first-light', 'First light'))
  await expect.poll(() => read(address)).toContain('First light')
  await practice.editor.patch('first-light').set({ title: 'Second light' }).commit()
  await expect.poll(() => read(address)).toContain('Second light')
  await expect.poll(() => read(routes.blog())).toContain('Second light')
  await practice.editor.delete('first-light')
  await expect.poll(async () => (await request.get(address)).status()).toBe(404)
})

test('a draft is invisible to a visitor: its page, the lists, the feed and the sitemap', async ({
  request,
  practice,
}) => {
  const marked = { ...liveArticle('drafts.secret-draft', 'Zebra crossing by moonlight') }
  await practice.editor.createOrReplace({
    ...marked,
    slug: { _type: 'slug', current: 'secret-draft' },
  })
  for (const path of ['/', '/blog', '/feed.xml', '/sitemap.xml', '/services']) {
    expect(await (await request.get(path)).text(), path).not.toContain('Zebra crossing')
  }
  const page = await request.get(routes.article('secret-draft'), {
    headers: { cookie: '__prerender_bypass=forged; __next_preview_data=forged' },
  })
  expect(page.status()).toBe(404)
  expect(await page.text()).not.toContain('Zebra crossing')
})

test('a post with a date ahead waits for its moment', async ({ request, practice }) => {
  const soon = new Date(Date.now() + 3_000).toISOString()
  await practice.editor.createOrReplace({
    ...liveArticle('moonrise', 'Moonrise'),
    publishedAt: soon,
  })
  expect((await request.get(routes.article('moonrise'))).status()).toBe(404)
  expect(await (await request.get(routes.blog())).text()).not.toContain('Moonrise')
  await expect.poll(async () => (await request.get(routes.article('moonrise'))).status()).toBe(200)
  await expect
    .poll(async () => await (await request.get(routes.blog())).text())
    .toContain('Moonrise')
})

test('while the lake is down the last good page stays, and the lake’s return is noticed', async ({
  request,
}) => {
  const own = await startPractice({ demo: true })
  try {
    const { siteUrl } = own.settings
    const before = await (await request.get(`${siteUrl}/`)).text()
    await own.stopLake()
    const during = await request.get(`${siteUrl}/`)
    expect(during.status()).toBe(200)
    expect(await during.text()).toBe(before)
    const never = await request.get(`${siteUrl}${routes.privacy()}`)
    expect(never.status()).toBe(503)
    expect(await never.text()).toContain('988')
    expect(await never.text()).not.toMatch(/at .+\(.+:\d+:\d+\)/)
    expect(await never.text()).not.toMatch(/<script(?! type="application\/ld\+json")/i)
    const stopNonsense = await speakNonsense(own.settings.lakePort)
    for (const path of [routes.home(), routes.privacy(), routes.blog(), '/no-such-page']) {
      const answer = await request.get(`${siteUrl}${path}`)
      expect(answer.status(), path).toBe(path === routes.home() ? 200 : 503)
      const text = await answer.text()
      if (path === routes.home()) expect(text).toBe(before)
      else expect(text, path).toContain('988')
    }
    await stopNonsense()
    await own.startLake()
    await expect
      .poll(async () => (await request.get(`${siteUrl}${routes.privacy()}`)).status())
      .toBe(200)
    await own.editor.createOrReplace(liveArticle('after-the-storm', 'After the storm'))
    await expect
      .poll(async () => await (await request.get(`${siteUrl}/blog`)).text())
      .toContain('After the storm')
  } finally {
    await own.stop()
  }
})

test('the very first answer after a start shows what the lake holds now', async ({ request }) => {
  const first = await startPractice({ demo: true })
  expect((await request.get(`${first.settings.siteUrl}/blog`)).status()).toBe(200)
  await first.stop()

  const { lakeDir } = first.settings
  await editWhileSiteIsDown(lakeDir, (editor) =>
    editor.createOrReplace(liveArticle('written-at-night', 'Written at night')),
  )

  const second = await startPractice({ demo: false, folder: lakeDir })
  try {
    const html = await (await request.get(`${second.settings.siteUrl}/blog`)).text()
    expect(html).toContain('Written at night')
  } finally {
    await second.stop()
  }
})

test('an empty practice answers every page kindly', async ({ request }) => {
  const empty = await startPractice({ demo: false })
  try {
    const pages = ['/', '/blog', '/services', '/about', '/contact', '/feed.xml', '/sitemap.xml']
    const legal = ['/privacy', '/notices', '/good-faith-estimate', '/accessibility', '/hipaa']
    for (const path of [...pages, ...legal]) {
      const answer = await request.get(`${empty.settings.siteUrl}${path}`)
      expect(answer.status(), path).toBe(200)
      expect(await answer.text(), path).not.toContain('undefined')
    }
    expect(await (await request.get(`${empty.settings.siteUrl}/`)).text()).toContain('988')
  } finally {
    await empty.stop()
  }
})
