import { routes } from '#lib/routes.ts'
import { expect, startPractice } from './fixtures.ts'
import { test } from './signed-in.ts'
import { openDocument } from './studio-pages.ts'

const usual = 'Something to read, at whatever hour it is'

const banner = (id: string, heading: string, more: object) => ({
  _id: id,
  _type: 'banner',
  heading,
  places: ['blog'],
  priority: 20,
  ...more,
})

test('a banner shows from its moment to its end, with nobody editing and nobody visiting, and between them the page rests', async ({
  request,
  practice,
}) => {
  const look = async () => {
    const answer = await request.get(routes.blog())
    return { revision: answer.headers()['x-nightlight-rev'], text: await answer.text() }
  }
  const lookOften = async (moment: number) => {
    const seen = []
    while (seen.length < 20 && Date.now() < moment - 1_000) seen.push(await look())
    return seen
  }
  const { revision: before } = await look()
  const [begin, end] = [Date.now() + 5_000, Date.now() + 12_000]
  const saved = await practice.editor.createOrReplace(
    banner('an-evening', 'One evening only', {
      from: new Date(begin).toISOString(),
      until: new Date(end).toISOString(),
    }),
  )
  expect(saved.heading).toBe('One evening only')
  // What a visitor sees until then is the very page from before, however often it is asked for.
  for (const early of await lookOften(begin)) {
    expect(early.revision).toBe(before)
    expect(early.text).toContain(usual)
  }

  await waitPast(begin)
  const during = await look()
  expect(during.text).toContain('One evening only')
  expect(during.text).not.toContain(usual)
  for (const { revision } of await lookOften(end)) expect(revision).toBe(during.revision)

  await waitPast(end)
  const after = await look()
  expect(after.text).toContain(usual)
  expect(after.text).not.toContain('One evening only')
  expect(after.revision).toBe(before)
})

test('a banner whose end passes while the site is down is gone when it is back', async ({
  request,
}) => {
  const first = await startPractice({ demo: true })
  const end = Date.now() + 8_000
  await first.editor.createOrReplace(
    banner('until-restart', 'Only until then', { until: new Date(end).toISOString() }),
  )
  await expect
    .poll(async () => (await request.get(`${first.settings.siteUrl}${routes.blog()}`)).text())
    .toContain('Only until then')
  await first.stop()
  await waitPast(end)
  const second = await startPractice({ demo: false, folder: first.settings.lakeDir })
  try {
    const text = await (await request.get(`${second.settings.siteUrl}${routes.blog()}`)).text()
    expect(text).toContain(usual)
    expect(text).not.toContain('Only until then')
  } finally {
    await second.stop()
  }
})

test('she is told which banner stands in the way, and sees in the list where and when each shows', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  await editor.createOrReplace(
    banner('hidden', 'A walk in June', {
      places: ['services'],
      priority: 1,
      from: '2099-05-09T14:30:00Z',
    }),
  )
  await editor.createOrReplace(
    banner('past', 'Happy new year', { until: '2026-01-02T00:00:00.000Z' }),
  )
  await page.goto(`${routes.studio()}/structure/banner`)
  const list = page.getByTestId('document-list-pane')
  await expect(list.getByText('Waiting until May 9, 2099, then on the services page')).toBeVisible({
    timeout: 90_000,
  })
  await expect(list.getByText('On the blog and the services page')).toBeVisible()
  await expect(list.getByRole('link', { name: 'Happy new year Over' })).toBeVisible()

  await openDocument(page, 'banner', 'hidden')
  await page.getByTestId('field-places').getByTestId('input-validation-icon-warning').hover()
  await expect(
    page.getByText(/This banner never shows on the services page: “Something to read, at/).first(),
  ).toBeVisible()
})

/** Until the clock, and nothing else, has passed a moment; a busy site may take a second to notice. */
async function waitPast(moment: number): Promise<void> {
  await expect.poll(() => Date.now(), { intervals: [100] }).toBeGreaterThan(moment + 2_000)
}
