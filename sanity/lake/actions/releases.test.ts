import type { Store } from '../store/open-store.ts'
import {
  call,
  closeTestStores,
  commit,
  editor,
  openTestStore,
  takeEvents,
  temporaryFolder,
} from '../store/store-for-tests.ts'
import { type JsonValue, LakeError } from '../types.ts'

afterEach(closeTestStores)

function act(store: Store, name: string, fields: { [field: string]: JsonValue }) {
  return store.act([{ actionType: `sanity.action.${name}`, ...fields }], { identity: editor })
}

function problem(attempt: () => unknown): unknown {
  try {
    attempt()
  } catch (error) {
    if (error instanceof LakeError) return { status: error.status, ...error.body }
    throw error
  }
  throw new Error('It was not refused')
}

/** A store with the release `r1`, which changes "a", adds "b" and takes "c" down. */
function storeWithRelease(folder = temporaryFolder()): Store {
  const store = openTestStore(folder)
  commit(
    store,
    { create: { _id: 'a', _type: 'post', title: 'Old a' } },
    { create: { _id: 'c', _type: 'post', title: 'Old c' } },
  )
  const metadata = { title: 'Spring', releaseType: 'asap' }
  act(store, 'release.create', { releaseId: 'r1', metadata })
  const version = { _type: 'post' }
  for (const [publishedId, title] of [
    ['a', 'New a'],
    ['b', 'New b'],
  ] as const) {
    const document = { ...version, _id: `versions.r1.${publishedId}`, title }
    act(store, 'document.version.create', { publishedId, document })
  }
  act(store, 'document.version.unpublish', { versionId: 'versions.r1.c', publishedId: 'c' })
  return store
}

const release = (store: Store) => store.get('_.releases.r1')
const idsOf = (store: Store) => [...store.documents.all()].map(({ _id }) => _id).sort()
const versionIds = ['versions.r1.a', 'versions.r1.b', 'versions.r1.c']

describe('Releases', () => {
  it('are documents of their own, with what people say about them', () => {
    const store = storeWithRelease()
    expect(release(store)).toMatchObject({
      _type: 'system.release',
      name: 'r1',
      state: 'active',
      metadata: { title: 'Spring', releaseType: 'asap' },
    })
    const patch = { set: { metadata: { title: 'May', releaseType: 'undecided' } }, unset: [] }
    act(store, 'release.edit', { releaseId: 'r1', patch })
    expect(release(store)?.metadata).toEqual({ title: 'May', releaseType: 'undecided' })
    act(store, 'release.create', { releaseId: 'r2' })
    expect(store.get('_.releases.r2')?.metadata).toEqual({ releaseType: 'undecided' })
  })

  it('publish all that they hold in one transaction', () => {
    const store = storeWithRelease()
    commit(store, { create: { _id: 'drafts.a', _type: 'post', title: 'Someone is writing' } })
    const { transactionId } = act(store, 'release.publish', { releaseId: 'r1' })
    expect(store.get('a')).toMatchObject({ title: 'New a', _rev: transactionId })
    expect(store.get('b')).toMatchObject({ title: 'New b', _rev: transactionId })
    expect(store.get('c')).toBeUndefined()
    expect(store.get('drafts.c')).toMatchObject({ title: 'Old c', _rev: transactionId })
    expect(store.get('drafts.a')?.title).toBe('Someone is writing')
    expect(release(store)).toMatchObject({
      state: 'published',
      publishedAt: expect.stringMatching(/Z$/),
      finalDocumentStates: versionIds.map((id) => expect.objectContaining({ id })),
      _rev: transactionId,
    })
    expect(idsOf(store)).toEqual(['_.releases.r1', 'a', 'b', 'drafts.a', 'drafts.c'])
  })

  it('publish nothing when one reference would break', () => {
    const store = storeWithRelease()
    const to = { _type: 'reference', _ref: 'nobody', _weak: true, _strengthenOnPublish: {} }
    commit(store, { patch: { id: 'versions.r1.b', set: { to } } })
    const before = [...store.documents.all()]
    expect(problem(() => act(store, 'release.publish', { releaseId: 'r1' }))).toMatchObject({
      status: 409,
      error: { items: [{ error: { type: 'documentReferenceDoesNotExistError' } }] },
    })
    expect([...store.documents.all()]).toEqual(before)
  })

  it('go to the archive and come back as they were, also after a restart', () => {
    const folder = temporaryFolder()
    const store = storeWithRelease(folder)
    const before = versionIds.map((id) => store.get(id))
    act(store, 'release.archive', { releaseId: 'r1' })
    expect(release(store)?.state).toBe('archived')
    expect(idsOf(store)).toEqual(['_.releases.r1', 'a', 'c'])
    store.close()
    const reopened = openTestStore(folder)
    act(reopened, 'release.unarchive', { releaseId: 'r1' })
    expect(release(reopened)).toMatchObject({ state: 'active' })
    expect(release(reopened)).not.toHaveProperty('finalDocumentStates')
    const withoutRevision = (document: object | undefined) => ({
      ...document,
      _rev: undefined,
      _updatedAt: undefined,
    })
    expect(versionIds.map((id) => withoutRevision(reopened.get(id)))).toEqual(
      before.map(withoutRevision),
    )
  })

  it('take a moment for publishing, and give it back', () => {
    const store = storeWithRelease()
    const publishAt = '2999-01-01T00:00:00.000Z'
    act(store, 'release.schedule', { releaseId: 'r1', publishAt })
    expect(release(store)).toMatchObject({ state: 'scheduled', publishAt })
    act(store, 'release.unschedule', { releaseId: 'r1' })
    expect(release(store)?.state).toBe('active')
    expect(release(store)).not.toHaveProperty('publishAt')
  })

  it.each(['scheduled', 'archived', 'published'])('let nobody change what is %s', (state) => {
    const store = storeWithRelease()
    const names: Record<string, string> = {
      scheduled: 'schedule',
      archived: 'archive',
      published: 'publish',
    }
    const publishAt = '2999-01-01T00:00:00Z'
    act(store, `release.${names[state]}`, { releaseId: 'r1', publishAt })
    const versionId = 'versions.r1.d'
    commit(store, { create: { _id: 'd', _type: 'post' } })
    const document = { _id: versionId, _type: 'post' }
    for (const [action, given] of [
      ['version.create', { publishedId: 'd', baseId: 'd', versionId }],
      ['version.create', { publishedId: 'd', document }],
      ['version.replace', { document }],
      ['version.discard', { versionId }],
      ['version.unpublish', { versionId, publishedId: 'd' }],
      ['create', { publishedId: 'd', attributes: document }],
      ['edit', { draftId: versionId, publishedId: 'd', patch: {} }],
    ] as const) {
      expect([action, problem(() => act(store, `document.${action}`, given))]).toMatchObject([
        action,
        { status: 409 },
      ])
      expect(store.get(versionId)).toBeUndefined()
    }
  })

  it.each([
    ['published', 'archive'],
    ['published', 'publish'],
    ['published', 'edit'],
    ['archived', 'publish'],
    ['archived', 'schedule'],
    ['active', 'delete'],
    ['active', 'unarchive'],
    ['active', 'unschedule'],
  ])('refuse what a release that is %s cannot do: %s', (state, name) => {
    const store = storeWithRelease()
    if (state !== 'active') {
      act(store, state === 'archived' ? 'release.archive' : 'release.publish', { releaseId: 'r1' })
    }
    const fields = { releaseId: 'r1', publishAt: '2999-01-01T00:00:00Z', patch: {} }
    expect(problem(() => act(store, `release.${name}`, fields))).toMatchObject({
      status: 409,
      error: { items: [{ error: { type: 'releaseStateError', state } }] },
    })
  })

  it('are deleted once they are over', () => {
    const store = storeWithRelease()
    act(store, 'release.archive', { releaseId: 'r1' })
    act(store, 'release.delete', { releaseId: 'r1' })
    expect(idsOf(store)).toEqual(['a', 'c'])
    expect(problem(() => act(store, 'release.edit', { releaseId: 'r1', patch: {} }))).toMatchObject(
      { status: 409, error: { items: [{ error: { type: 'documentNotFoundError' } }] } },
    )
  })

  it.each([
    ['create', { releaseId: 'drafts' }],
    ['create', { releaseId: 'a.b' }],
    ['create', { releaseId: 'r2', metadata: { releaseType: 'soon' } }],
    ['create', { releaseId: 'r2', metadata: { intendedPublishAt: 'tomorrow' } }],
    ['edit', { releaseId: 'r1', patch: { set: { state: 'published' } } }],
    ['edit', { releaseId: 'r1', patch: { unset: ['metadata'] } }],
    ['edit', { releaseId: 'r1', patch: { set: { 'metadata.releaseType': 1 } } }],
    ['schedule', { releaseId: 'r1', publishAt: 'tomorrow' }],
    ['schedule', { releaseId: 'r1' }],
  ])('refuse what makes no sense: %s %j', (name, fields) => {
    const store = storeWithRelease()
    const before = [...store.documents.all()]
    expect(problem(() => act(store, `release.${name}`, fields))).toMatchObject({ status: 400 })
    expect([...store.documents.all()]).toEqual(before)
  })

  it('are found by the queries of the Studio and the client', async () => {
    const store = storeWithRelease()
    const ask = async (query: string, options = '') => {
      const address = `/data/query/production?query=${encodeURIComponent(query)}${options}`
      const { body } = await call(store, address)
      return body as { result: JsonValue; syncTags: string[] }
    }
    expect((await ask('releases::all()[].name')).result).toEqual(['r1'])
    const listed = '*[_type=="system.release" && _id in path("_.releases.*")]{_id, state}'
    const expected = [{ _id: '_.releases.r1', state: 'active' }]
    expect((await ask(listed, '&perspective=raw')).result).toEqual(expected)
    expect((await ask(listed, '&perspective=drafts')).result).toEqual(expected)
    const held = '*[sanity::partOfRelease("r1")]{"id": string::split(_id, ".")[2]}.id'
    expect((await ask(held, '&perspective=raw')).result).toEqual(['a', 'b', 'c'])
    const titles = '*[_type == "post"] | order(_id) {_id, _originalId, title}'
    expect((await ask(titles, '&perspective=r1,drafts')).result).toEqual([
      { _id: 'a', _originalId: 'versions.r1.a', title: 'New a' },
      { _id: 'b', _originalId: 'versions.r1.b', title: 'New b' },
    ])
    const heard: string[] = []
    const before = await ask('releases::all()[]{name, state}')
    store.subscribe(({ tags }) => heard.push(...tags.published))
    act(store, 'release.archive', { releaseId: 'r1' })
    expect(heard).toEqual(expect.arrayContaining([before.syncTags[0]]))
    expect((await ask('releases::all()[]{name, state}')).result).toEqual([
      { name: 'r1', state: 'archived' },
    ])
  })

  it('are heard by listeners, as every document of one transaction', async () => {
    const store = storeWithRelease()
    const query = encodeURIComponent('*[_type in ["system.release", "post"]]')
    const address = `/data/listen/production?query=${query}&includeAllVersions=true`
    const stream = await call(store, address)
    takeEvents(stream)
    act(store, 'release.publish', { releaseId: 'r1' })
    const events = takeEvents(stream).map(({ data }) => [data.documentId, data.transition])
    expect(events).toEqual([
      ['a', 'update'],
      ['versions.r1.a', 'disappear'],
      ['b', 'appear'],
      ['versions.r1.b', 'disappear'],
      ['drafts.c', 'appear'],
      ['c', 'disappear'],
      ['versions.r1.c', 'disappear'],
      ['_.releases.r1', 'update'],
    ])
  })
})
