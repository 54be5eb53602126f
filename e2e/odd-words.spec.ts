import { test as base, expect, type RunningPractice, startPractice } from './fixtures.ts'

const noBreak = `https://example.com/${'andsoonwithoutanyplacetobreak'.repeat(8)}`
const block = (text: string) => ({
  _type: 'block',
  _key: 'words',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 'span', text, marks: [] }],
})
const persian = 'شب هر قدر هم که بلند باشد، سرانجام سحر می‌شود.'

/** A practice that has words without a place to break wherever somebody may paste an address. */
const test = base.extend<object, { practice: RunningPractice }>({
  practice: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const practice = await startPractice({ demo: true })
      const settings = { practiceName: noBreak, tagline: noBreak, description: noBreak }
      const places = { locality: noBreak, locationLine: noBreak, telehealthStatement: noBreak }
      await practice.editor
        .transaction()
        .patch('settings', { set: { ...settings, ...places } })
        .patch('settings', { set: { bookingLink: { label: noBreak, href: noBreak } } })
        .patch('home', { set: { greeting: noBreak, introduction: noBreak } })
        .patch('contactPage', { set: { title: noBreak } })
        .patch('banner-home', { set: { heading: noBreak, text: noBreak } })
        .patch('practitioner-owner', { set: { displayName: noBreak, licenceTitle: noBreak } })
        .patch('servicesPage', {
          set: { areas: [{ _key: 'a', county: 'Orange County', cities: [noBreak] }] },
        })
        .patch('service-moms', {
          set: {
            title: noBreak,
            blurb: noBreak,
            fee: { cents: 1, unit: noBreak, from: '2026-01-01' },
          },
        })
        .patch('topic-motherhood', { set: { title: noBreak, introduction: noBreak } })
        .patch('article-awake-at-three', {
          set: {
            title: noBreak,
            subtitle: noBreak,
            body: [
              block(noBreak),
              { _type: 'steps', _key: 's', items: [{ _key: 'i', title: noBreak, text: noBreak }] },
              { _type: 'quotation', _key: 'q', text: persian, sourceKind: 'proverb' },
            ],
          },
        })
        .commit()
      await use(practice)
      await practice.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const paths = [
  '/',
  '/services',
  '/services/therapy-for-moms',
  '/about',
  '/blog',
  '/blog/awake-at-three-in-the-morning',
  '/topics/motherhood',
  '/contact',
  '/search?q=awake',
  '/nothing-here',
]

test('words without a place to break widen no page', async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of paths) {
      await page.goto(path)
      await expect(page.locator('body'), path).toContainText(noBreak)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${path} at ${width} pixels`).toBe(0)
    }
  }
})

test('words that are read from the right begin there and end on the left', async ({ page }) => {
  await page.goto('/blog/awake-at-three-in-the-morning')
  const [first, last] = await page.locator('blockquote p').evaluate((paragraph) => {
    const words = paragraph.firstChild
    if (!words?.textContent) throw new Error('There is no quotation.')
    const { length } = words.textContent
    return [0, length - 1].map((at) => {
      const range = document.createRange()
      range.setStart(words, at)
      range.setEnd(words, at + 1)
      return range.getBoundingClientRect().left - paragraph.getBoundingClientRect().left
    })
  })
  expect(last).toBeLessThan(first ?? 0)
  expect(first).toBeGreaterThan(200)
})
