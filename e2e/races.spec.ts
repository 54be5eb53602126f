import { Agent, get } from 'node:http'
import { routes } from '#lib/routes.ts'
import { expect, test } from './fixtures.ts'
import { liveArticle, makeEntry } from './studio-pages.ts'

/** `lib/reading/races.test.ts` runs five hundred before a stand-in for Next; here Next itself renders. */
const races = 100
const atOnce = 5

test('no visitor gets a draft when staff ask for the same page, which isn’t kept yet, at the same moment', async ({
  practice,
}) => {
  const { editor, settings } = practice
  const planting = editor.transaction()
  const removing = editor.transaction()
  for (let race = 0; race < races; race++) {
    const live = liveArticle(`race-${race}`, `Open words ${race}`)
    planting.create(live)
    planting.create({ ...live, _id: `drafts.${live._id}`, title: `Secret words ${race}` })
    removing.delete(live._id).delete(`drafts.${live._id}`)
  }
  await planting.commit()
  const entry = settings.siteUrl + (await makeEntry(editor, '/'))
  const entered = await fetch(entry, { redirect: 'manual' })
  const staff = entered.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])

  const agent = new Agent({ keepAlive: true, maxSockets: 3 * atOnce })
  const ask = (path: string, cookie = '') =>
    new Promise<{ body: string; caching: string | undefined }>((resolve, reject) => {
      const asking = get(settings.siteUrl + path, { agent, headers: { cookie } }, (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (part) => {
          body += part
        })
        answer.on('end', () => resolve({ body, caching: answer.headers['cache-control'] }))
      })
      asking.on('error', reject)
    })
  const seen = { leaks: 0, open: 0, drafts: 0, kept: 0 }
  const run = async (race: number) => {
    const path = routes.article(`race-${race}`)
    const askers = [() => ask(path), () => ask(path, staff.join('; ')), () => ask(path)]
    if (race % 2 === 0) askers.reverse()
    const [first, middle, last] = await Promise.all(askers.map((asker) => asker()))
    for (const visitor of [first, last, await ask(path)]) {
      if (visitor?.body.includes('Secret words')) seen.leaks++
      if (visitor?.body.includes(`Open words ${race}<`)) seen.open++
    }
    if (middle?.body.includes(`Secret words ${race}`)) seen.drafts++
    if (middle?.caching !== 'private, no-store') seen.kept++
  }
  for (let race = 0; race < races; race += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, place) => run(race + place)))
  agent.destroy()
  await removing.commit()
  expect(seen).toEqual({ leaks: 0, open: 3 * races, drafts: races, kept: 0 })
})
