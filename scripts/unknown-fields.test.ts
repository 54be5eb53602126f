import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { Action, SanityClient } from '@sanity/client'
import type { SanityDocument } from 'sanity'
import { importFile } from '#sanity/import/import-file.ts'
import { changeAddress } from '#sanity/schema/article/addresses.ts'
import { fieldsToSet } from '#sanity/studio/import-file/fill-draft.ts'
import { patchesBetween } from '#sanity/studio/paste/patches.ts'
import { patchesToKeepAddresses } from '#sanity/studio/publishing/kept-addresses.ts'
import {
  publishAgain,
  publishQuietly,
  takeOff,
} from '#sanity/studio/publishing/retired-addresses.ts'
import type { Block } from '#sanity/tidy/blocks.ts'
import { tidyBody } from '#sanity/tidy/tidy-body.ts'
import { importArticle } from './import-article.ts'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { leave } from './leave-posts.ts'
import type { Service } from './processes.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-unknown-fields-'))
const services: Service[] = []
afterAll(async () => {
  for (const service of services) await service.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What a schema of another time had in a document, and no schema of today knows. */
const strange = (place: string) => ({ ofAnotherSchema: { place, kept: [1, { deep: true }] } })
const placesIn = (value: unknown) =>
  [...new Set(JSON.stringify(value).match(/"place":"[^"]*"/g))].toSorted()

const text = (key: string, words: string) => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [
    { _type: 'link', _key: `${key}l`, href: 'https://example.org/', ...strange(`${key} link`) },
  ],
  children: [
    { _type: 'span', _key: `${key}s`, text: words, marks: [`${key}l`], ...strange(`${key} words`) },
  ],
  ...strange(`${key} block`),
})
const body = [
  text('a', 'It is late, and the house is quiet.'),
  text('b', ''),
  text('c', 'Re\u200Bst.'),
  { _type: 'goneKind', _key: 'd', words: 'Once there were such blocks.', ...strange('gone kind') },
]
const post = {
  _id: 'drafts.post',
  _type: 'article',
  title: 'Quiet Nights',
  slug: { _type: 'slug', current: 'quiet-nights', ...strange('address') },
  seo: { _type: 'seo', ...strange('search result') },
  publishedAt: '2026-01-01T00:00:00.000Z',
  body,
  // Names by which a file of a post says what it is.
  state: 'a mood',
  keys: ['of the piano'],
  ...strange('post'),
}
const all = placesIn(post)

let environment: Environment
let client: SanityClient
beforeAll(async () => {
  environment = await makeEnvironment(path.join(folder, 'data'))
  services.push(await startLake(environment))
  client = await openClient(environment)
})

const ids = { draftId: 'drafts.post', publishedId: 'post' }
/** As the Studio sends what is typed or done in a form. */
const edit = (patches: object[]) =>
  client.action(
    patches.map(
      (patch) =>
        ({ actionType: 'sanity.action.document.edit', ...ids, patch }) as unknown as Action,
    ),
  )
const draft = async () => (await client.getDocument('drafts.post')) as SanityDocument | null
const live = async () => (await client.getDocument('post')) as SanityDocument | null

describe('Fields that no schema knows any more', () => {
  beforeEach(async () => {
    await client.delete({ query: '*[_id in ["post", "drafts.post"] || _type == "retiredAddress"]' })
    await client.create(post)
  })

  it('outlive what she types', async () => {
    await edit([
      { set: { title: 'Quiet hours' } },
      {
        diffMatchPatch: {
          'body[_key=="a"].children[_key=="as"].text': '@@ -1,5 +1,6 @@\n It \n+w\n is\n',
        },
      },
      {
        insert: { after: 'body[_key=="d"]', items: [{ _type: 'block', _key: 'e', children: [] }] },
      },
    ])
    const edited = await draft()
    expect(edited?.title).toBe('Quiet hours')
    expect(edited?.body).toHaveLength(5)
    expect(placesIn(edited)).toEqual(all)
  })

  it('outlive publishing, changes after it, publishing once more, and being taken off', async () => {
    await publishQuietly(client, 'post', (await draft()) as SanityDocument)
    expect(placesIn(await live())).toEqual(all)
    await edit([{ set: { title: 'Quiet hours' } }])
    expect(placesIn(await draft())).toEqual(all)
    await publishQuietly(client, 'post', (await draft()) as SanityDocument)
    expect(await live()).toMatchObject({ title: 'Quiet hours' })
    expect(placesIn(await live())).toEqual(all)

    await takeOff(client, { id: 'post', draft: null, published: await live() }, Date.now())
    expect(await live()).toBeFalsy()
    expect(placesIn(await draft())).toEqual(all)
    await publishAgain(client, { id: 'post', draft: await draft() }, Date.now())
    expect(placesIn(await live())).toEqual(all)
  })

  it('outlive another address, in the post and in its draft', async () => {
    await publishQuietly(client, 'post', (await draft()) as SanityDocument)
    await edit([{ set: { title: 'Quiet hours' } }])
    const versions = { published: (await live()) as SanityDocument, draft: await draft() }
    await changeAddress(client, 'quiet-hours', versions)
    for (const version of [await live(), await draft()]) {
      expect(version).toMatchObject({ slug: { _type: 'slug', current: 'quiet-hours' } })
      expect(placesIn(version)).toEqual(all)
    }
    // An earlier version was brought back, and the live address is kept.
    await edit([{ set: { 'slug.current': 'quiet-nights' } }])
    await edit(patchesToKeepAddresses(await draft(), await live()) ?? [])
    expect(await draft()).toMatchObject({ slug: { current: 'quiet-hours' } })
    expect(placesIn(await draft())).toEqual(all)
  })

  it('outlive tidying', async () => {
    const before = { body: body as Block[], title: post.title }
    const { body: tidied, changes } = tidyBody(before.body, before)
    expect(changes).not.toEqual([])
    await edit(patchesBetween('body', before, { ...before, body: tidied }))
    expect((await draft())?.body).toMatchObject([{}, {}, { children: [{ text: 'Rest.' }] }, {}])
    expect(placesIn(await draft())).toEqual(all)
  })

  it('outlive a file that is imported over the post, except within the text that it replaces', async () => {
    const page = new TextEncoder().encode('<h1>Loud Mornings</h1><p>It begins.</p>')
    const file = await importFile(page, 'morning.html', async () => undefined)
    await edit([{ set: fieldsToSet(file, await draft(), new Map(), 'loud-mornings') }])
    const { body: text, ...fields } = (await draft()) as SanityDocument
    expect(fields).toMatchObject({ title: 'Loud Mornings', slug: { current: 'quiet-nights' } })
    expect(text).toHaveLength(1)
    expect(placesIn(fields)).toEqual(placesIn({ ...post, body: [] }))
  })

  it('leave with the post and come back with it', async () => {
    const there = path.join(folder, 'out')
    const printed: string[] = []
    const print = (line: string) => printed.push(line)
    await publishQuietly(client, 'post', (await draft()) as SanityDocument)
    await client.create({ _id: 'odd', _type: 'article', title: 'Odd', body: 'No list of blocks.' })
    await leave([there], { ...process.env, ...environment }, print)
    expect(printed.join('\n')).toContain('odd.md could not take “body” along; a backup holds it.')
    expect(printed.join('\n')).not.toContain('quiet-nights.md could not')
    expect(printed.at(-1)).toMatch(
      /^The rest of the website, .* npm run backup keeps everything\.$/,
    )

    const other = await makeEnvironment(path.join(folder, 'other'))
    services.push(await startLake(other))
    const [file = ''] = readdirSync(there).filter((name) => name.startsWith('quiet-nights'))
    await importArticle([path.join(there, file), '--publish'], { ...process.env, ...other }, print)
    const { _rev, _createdAt, _updatedAt, ...back } =
      (await (await openClient(other)).getDocument('post')) ?? {}
    expect(back).toEqual({ ...post, _id: 'post' })
  })
})
