import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { applyPatch } from 'mendoza'
import type { Store } from '../store/open-store.ts'
import { call, closeTestStores, commit, editor, openTestStore } from '../store/store-for-tests.ts'
import type { LakeDocument, Mutation } from '../types.ts'

afterEach(closeTestStores)

async function lines(store: Store, address: string): Promise<Array<Record<string, unknown>>> {
  const answer = await call(store, address)
  expect(answer.body).toBeInstanceOf(Readable)
  const content = await text(answer.body as Readable)
  return content
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

async function documents(store: Store, rest: string): Promise<LakeDocument[]> {
  const { body } = await call(store, `/data/history/production/documents/${rest}`)
  return (body as { documents: LakeDocument[] }).documents
}

function act(store: Store, name: string, fields: object, transactionId: string): void {
  const action = { actionType: `sanity.action.document.${name}`, ...fields }
  store.act([action], { identity: editor, transactionId })
}

const ids = { draftId: 'drafts.a', publishedId: 'a' }
const attributes = { _id: 'drafts.a', _type: 'post', title: 'One' }

/** A life: written, edited, published, edited again, discarded, unpublished, deleted. */
function live(store: Store): void {
  act(store, 'create', { publishedId: 'a', attributes }, 't1')
  act(store, 'edit', { ...ids, patch: { set: { title: 'Two' } } }, 't2')
  act(store, 'publish', ids, 't3')
  act(store, 'edit', { ...ids, patch: { set: { title: 'Three' } } }, 't4')
  act(store, 'version.discard', { versionId: 'drafts.a' }, 't5')
  act(store, 'unpublish', ids, 't6')
  act(store, 'delete', { publishedId: 'a', includeDrafts: ['drafts.a'] }, 't7')
}

describe('History', () => {
  it('gives a document as it was at a revision, at a time, and at last', async () => {
    const store = openTestStore()
    live(store)
    expect(await documents(store, 'a,drafts.a?revision=t2')).toMatchObject([
      { _id: 'drafts.a', title: 'Two', _rev: 't2' },
    ])
    expect(await documents(store, 'a,drafts.a?revision=t4')).toMatchObject([
      { _id: 'a', title: 'Two', _rev: 't3' },
      { _id: 'drafts.a', title: 'Three', _rev: 't4' },
    ])
    expect(await documents(store, 'drafts.a?lastRevision=true')).toMatchObject([
      { _id: 'drafts.a', title: 'Two', _rev: 't6' },
    ])
    expect(await documents(store, 'a,drafts.a')).toEqual([])
    expect(await documents(store, 'a?revision=unknown')).toEqual([])
    expect(await documents(store, 'a?time=2001-01-01T00:00:00Z')).toEqual([])
    commit(store, { create: { _id: 'b', _type: 'post' } })
    const now = encodeURIComponent(new Date(Date.now() + 1000).toISOString())
    expect(await documents(store, `b?time=${now}`)).toEqual([store.get('b')])
  })

  it('shows the published document where a draft is asked for at a revision from before there was one', async () => {
    const store = openTestStore()
    store.commit([{ create: { _id: 'b', _type: 'post', title: 'One' } }], {
      identity: editor,
      transactionId: 'p1',
    })
    act(
      store,
      'edit',
      { draftId: 'drafts.b', publishedId: 'b', patch: { set: { title: 'Two' } } },
      'p2',
    )
    expect(await documents(store, 'drafts.b?revision=p1')).toMatchObject([
      { _id: 'b', title: 'One' },
    ])
    expect(await documents(store, 'drafts.b?revision=p2')).toMatchObject([
      { _id: 'drafts.b', title: 'Two' },
    ])
    expect(await documents(store, 'b,drafts.b?revision=p1')).toMatchObject([{ _id: 'b' }])
    expect(await documents(store, 'drafts.b?revision=unknown')).toEqual([])
  })

  it('lists transactions with effects, in both directions and between two of them', async () => {
    const store = openTestStore()
    live(store)
    const address = '/data/history/production/transactions'
    const all = await lines(store, `${address}/drafts.a?effectFormat=mendoza&excludeContent=true`)
    expect(all.map(({ id }) => id)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't7'])
    expect(all[0]).toEqual({
      id: 't1',
      timestamp: expect.any(String),
      author: 'editor-1',
      documentIDs: ['drafts.a'],
      mutations: [],
      effects: { 'drafts.a': { apply: [0, expect.any(Object)], revert: [0, null] } },
    })
    expect(all[2]?.documentIDs).toEqual(['a', 'drafts.a'])
    const some = async (search: string) =>
      (await lines(store, `${address}/a?includeIdentifiedDocumentsOnly=true&${search}`)).map(
        ({ id, documentIDs }) => [id, documentIDs],
      )
    expect(await some('reverse=true&limit=2')).toEqual([
      ['t6', ['a']],
      ['t3', ['a']],
    ])
    expect(await some('fromTransaction=t3&toTransaction=t5')).toEqual([['t3', ['a']]])
    expect(await some('fromTransaction=&authors=editor-1,other')).toHaveLength(2)
    expect(await some('authors=other')).toEqual([])
    expect(await some('fromTransaction=unknown')).toEqual([])
    expect(await lines(store, `${address}?limit=3`)).toHaveLength(3)
  })

  it('tells the life of a document', async () => {
    const store = openTestStore()
    live(store)
    const { body } = await call(
      store,
      '/data/history/production/events/documents/drafts.a?limit=100',
    )
    const { events, nextCursor } = body as {
      events: Record<string, Array<Record<string, unknown>>>
      nextCursor: string
    }
    expect(nextCursor).toBe('')
    expect(
      events['drafts.a']?.map(({ type, versionRevisionId }) => [type, versionRevisionId]),
    ).toEqual([
      ['deleteDocumentVersion', 't6'],
      ['unpublishDocument', 't6'],
      ['createDocumentVersion', 't6'],
      ['deleteDocumentVersion', 't4'],
      ['createDocumentVersion', 't4'],
      ['publishDocumentVersion', 't2'],
      ['createDocumentVersion', 't1'],
    ])
    expect(events['drafts.a']?.at(-2)).toEqual({
      type: 'publishDocumentVersion',
      documentId: 'a',
      versionId: 'drafts.a',
      versionRevisionId: 't2',
      revisionId: 't3',
      publishCause: 'document.publish',
      timestamp: expect.any(String),
      author: 'editor-1',
    })
  })

  it('tells a life in pages', async () => {
    const store = openTestStore()
    live(store)
    const heard: unknown[] = []
    let cursor = ''
    do {
      const address = `/data/history/production/events/documents/a?limit=2&nextCursor=${cursor}`
      const { body } = await call(store, address)
      const page = body as { events: Record<string, Array<{ type: string }>>; nextCursor: string }
      heard.push(...(page.events.a ?? []).map(({ type }) => type))
      cursor = page.nextCursor
    } while (cursor !== '')
    expect(heard).toEqual([
      'deleteDocumentVersion',
      'unpublishDocument',
      'createDocumentVersion',
      'deleteDocumentVersion',
      'createDocumentVersion',
      'publishDocumentVersion',
      'createDocumentVersion',
    ])
  })

  it('tells of documents that are edited live, and of their end', async () => {
    const store = openTestStore()
    commit(store, { create: { _id: 'a', _type: 'settings' } })
    commit(store, { patch: { id: 'a', set: { n: 1 } } })
    commit(store, { delete: { id: 'a' } })
    const { body } = await call(store, '/data/history/production/events/documents/a')
    const { events } = body as { events: Record<string, Array<{ type: string }>> }
    expect(events.a?.map(({ type }) => type)).toEqual([
      'deleteDocumentGroup',
      'updateLiveDocument',
      'createLiveDocument',
    ])
  })

  it('leads back to every state that a document ever had', async () => {
    const store = openTestStore()
    const mutation: fc.Arbitrary<Mutation> = fc.oneof(
      fc.string({ unit: 'binary' }).map((title) => ({
        createOrReplace: { _id: 'x', _type: 'post', title, list: [{ _key: 'a', n: 1 }] },
      })),
      fc.string().map((title) => ({
        patch: { query: '*[_id == "x"]', set: { title, 'list[_key=="a"].n': title.length } },
      })),
      fc.constant({ delete: { id: 'x' } }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 8 }), async (mutations) => {
        const states: Array<[string, LakeDocument | undefined]> = []
        const stop = store.subscribe(({ id }) => states.push([id, store.get('x')]))
        commit(store, { delete: { id: 'x' } })
        for (const change of mutations) commit(store, change)
        stop()
        for (const [revision, state] of states) {
          const found = await documents(store, `x?revision=${revision}`)
          expect(found).toEqual(state ? [state] : [])
        }
      }),
      { numRuns: 30 },
    )
  }, 60_000)
})

describe('The export', () => {
  it('has every document on a line of its own, as it was when the export began', async () => {
    const store = openTestStore()
    commit(
      store,
      { create: { _id: 'a', _type: 'post', title: 'Line\nbreak' } },
      { create: { _id: 'drafts.b', _type: 'page' } },
    )
    const answer = await call(store, '/data/export/production')
    const before = [...store.documents.all()]
    commit(store, { delete: { id: 'a' } })
    const content = await text(answer.body as Readable)
    expect(
      content
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(before)
    expect(await lines(store, '/data/export/production?types=page,none')).toHaveLength(1)
    expect(await lines(store, '/data/export/production?types=')).toHaveLength(1)
    commit(store, { create: { _id: 'c', _type: 'post' } })
    expect(await lines(store, '/data/export/production?types=')).toHaveLength(2)
  })
})

describe('The document endpoint', () => {
  it('gives documents by id, and says which are missing', async () => {
    const store = openTestStore()
    commit(store, { create: { _id: 'a', _type: 'post' } }, { create: attributes })
    const ask = async (rest: string) => (await call(store, `/data/doc/production/${rest}`)).body
    expect(await ask('a,x')).toEqual({
      documents: [store.get('a')],
      omitted: [{ id: 'x', reason: 'existence' }],
    })
    expect(await ask('a,x?excludeContent=true')).toEqual({
      documents: [],
      omitted: [{ id: 'x', reason: 'existence' }],
    })
    expect(await ask('a?includeAllVersions=true')).toMatchObject({
      documents: [{ _id: 'a' }, { _id: 'drafts.a' }],
    })
  })
})

it('gives effects that the patches of readers understand', async () => {
  const store = openTestStore()
  live(store)
  const all = await lines(
    store,
    '/data/history/production/transactions/drafts.a?effectFormat=mendoza',
  )
  let document: unknown = null
  for (const { effects } of all) {
    const { apply } = (effects as Record<string, { apply: unknown[] }>)['drafts.a'] ?? { apply: [] }
    document = applyPatch(document, apply)
  }
  expect(document).toBeNull()
})
