import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import {
  firstValueFrom,
  type Observable,
  ReplaySubject,
  type Subscription,
  take,
  toArray,
} from 'rxjs'
import { makeEnvironment, openClient, startLake } from '#scripts/lake-for-tests.ts'
import type { Service } from '#scripts/processes.ts'
import { type ListName, narrowTo, sortPosts, versionsQuery } from './post-lists.ts'

jest.setTimeout(60_000)

const now = Date.now()
const past = '2026-05-01T12:00:00Z'
const ahead = '2099-06-01T12:00:00Z'
const furtherAhead = '2099-07-01T12:00:00Z'

const post = (_id: string, publishedAt?: string) => ({ _type: 'article', _id, publishedAt })

let folder: string
let lake: Service
let editor: SanityClient
const listening: Subscription[] = []

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-post-lists-'))
  const environment = await makeEnvironment(folder)
  lake = await startLake(environment)
  editor = await openClient(environment)
})

afterEach(async () => {
  for (const subscription of listening.splice(0)) subscription.unsubscribe()
  await editor.delete({ query: '*[_type == "article"]' })
})

afterAll(async () => {
  await lake.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function keep(posts: Array<ReturnType<typeof post>>): Promise<void> {
  const transaction = editor.transaction()
  for (const one of posts) transaction.create(one)
  await transaction.commit()
}

const sort = async () =>
  sortPosts(await editor.fetch(versionsQuery, {}, { perspective: 'raw' }), now)

async function idsIn(name: ListName): Promise<string[]> {
  const { filter, params } = narrowTo(name, await sort())
  return editor.fetch(`*[${filter}] | order(_id)._id`, params, { perspective: ['drafts'] })
}

/** Listens as the Studio's list does, from what the lake says first. */
async function listenTo(name: ListName): Promise<Observable<string>> {
  const { filter, params } = narrowTo(name, await sort())
  return new Promise((resolve, reject) => {
    const heard = new ReplaySubject<string>()
    const events = editor.listen(`*[${filter}]`, params, {
      events: ['welcome', 'mutation'],
      includeAllVersions: true,
      includeResult: false,
    })
    listening.push(
      events.subscribe({
        next: (event) => {
          if (event.type === 'mutation') heard.next(event.documentId)
          else resolve(heard)
        },
        error: reject,
      }),
    )
  })
}

const many = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, number) => `${prefix}-${String(number).padStart(36, '0')}`)

const names: ListName[] = ['drafts', 'live', 'waiting']

describe('the lists of posts', () => {
  it('puts each post where its author looks for it', async () => {
    await keep([
      post('drafts.new'),
      post('drafts.new-with-a-day', ahead),
      post('drafts.taken-off', past),
      post('live', past),
      post('live-without-a-day'),
      post('changed', past),
      post('drafts.changed', ahead),
      post('scheduled', ahead),
      post('changed-before-its-day', furtherAhead),
      post('drafts.changed-before-its-day', past),
    ])
    expect(await idsIn('drafts')).toEqual([
      'changed',
      'changed-before-its-day',
      'new',
      'new-with-a-day',
      'taken-off',
    ])
    expect(await idsIn('live')).toEqual(['changed', 'live', 'live-without-a-day'])
    expect(await idsIn('waiting')).toEqual(['changed-before-its-day', 'scheduled'])
  })

  it('knows where all stand when nothing waits', async () => {
    await keep([post('live', past), post('live-without-a-day'), post('drafts.new', ahead)])
    expect(await idsIn('live')).toEqual(['live', 'live-without-a-day'])
    expect(await idsIn('waiting')).toEqual([])
  })

  it('open with five hundred drafts of an imported website, and hold all of them', async () => {
    const imported = many('imported', 500)
    await keep([...imported.map((id) => post(`drafts.${id}`, past)), post('live', past)])
    for (const name of names) await listenTo(name)
    expect(await idsIn('drafts')).toEqual(imported)
    expect(await idsIn('live')).toEqual(['live'])
  })

  it('open with five hundred posts that wait for their day', async () => {
    const scheduled = many('scheduled', 500)
    await keep([...scheduled.map((id) => post(id, ahead)), post('live', past)])
    for (const name of names) await listenTo(name)
    expect(await idsIn('waiting')).toEqual(scheduled)
    expect(await idsIn('live')).toEqual(['live'])
  })

  it('open with five hundred live posts in rework, and know that the list is not whole', async () => {
    const ids = many('reworked', 500)
    await keep(ids.flatMap((id) => [post(id, past), post(`drafts.${id}`, past)]))
    for (const name of names) await listenTo(name)
    expect(narrowTo('live', await sort()).isWhole).toBe(false)
    expect(narrowTo('drafts', await sort()).isWhole).toBe(true)
    expect(await idsIn('drafts')).toEqual(ids)
  })

  it('hear of what comes to them and what leaves', async () => {
    await keep([post('drafts.new'), post('live', past), post('scheduled', ahead)])
    const [drafts, live, waiting] = [
      await listenTo('drafts'),
      await listenTo('live'),
      await listenTo('waiting'),
    ]
    await editor.create(post('drafts.newer'))
    await editor.delete('drafts.new')
    await editor.create(post('live-too', past))
    await editor.delete('live')
    await editor.create(post('scheduled-too', ahead))
    await editor.delete('scheduled')
    const first = (ids: Observable<string>) => firstValueFrom(ids.pipe(take(2), toArray()))
    expect(await first(drafts)).toEqual(['drafts.newer', 'drafts.new'])
    expect(await first(live)).toEqual(['live-too', 'live'])
    expect(await first(waiting)).toEqual(['scheduled-too', 'scheduled'])
  })

  it('stay as they are while someone only writes', async () => {
    await keep([post('drafts.new'), post('changed', past), post('drafts.changed', past)])
    const before = await sort()
    await editor.patch('drafts.changed').set({ title: 'Another title' }).commit()
    await editor.create(post('drafts.another'))
    expect(await sort()).toEqual(before)
  })
})
