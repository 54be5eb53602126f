import type { Store } from '../store/open-store.ts'
import { call, closeTestStores, commit, editor, openTestStore } from '../store/store-for-tests.ts'
import { LakeError } from '../types.ts'
import type { Action } from './apply-actions.ts'

afterEach(closeTestStores)

function act(
  store: Store,
  name: string,
  fields: Omit<Action, 'actionType'>,
  transactionId?: string,
) {
  const action: Action = { ...fields, actionType: `sanity.action.document.${name}` }
  return store.act([action], {
    identity: editor,
    ...(transactionId === undefined ? {} : { transactionId }),
  })
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

const ids = { draftId: 'drafts.a', publishedId: 'a' }
const attributes = { _id: 'drafts.a', _type: 'post', title: 'First' }

describe('Document actions', () => {
  it('take a document from draft to published and back, under the transaction ids of the caller', () => {
    const store = openTestStore()
    act(store, 'create', { publishedId: 'a', attributes, ifExists: 'fail' }, 'tx-1')
    expect(store.get('drafts.a')).toMatchObject({ title: 'First', _rev: 'tx-1' })
    act(store, 'publish', ids, 'tx-2')
    expect(store.get('drafts.a')).toBeUndefined()
    expect(store.get('a')).toMatchObject({ _id: 'a', title: 'First', _rev: 'tx-2' })
    act(store, 'edit', { ...ids, patch: { set: { title: 'Second' } } }, 'tx-3')
    expect(store.get('drafts.a')).toMatchObject({ title: 'Second', _rev: 'tx-3' })
    expect(store.get('a')?.title).toBe('First')
    act(store, 'unpublish', ids)
    expect(store.get('a')).toBeUndefined()
    expect(store.get('drafts.a')?.title).toBe('Second')
  })

  it.each(['publish', 'edit', 'unpublish', 'version.unpublish'])(
    'refuse ids of two different documents: %s',
    (name) => {
      const store = openTestStore()
      commit(store, { create: attributes }, { create: { ...attributes, _id: 'b' } })
      const strange = { draftId: 'drafts.a', versionId: 'drafts.a', publishedId: 'b', patch: {} }
      expect(problem(() => act(store, name, strange))).toMatchObject({
        status: 400,
        error: { type: 'actionError', items: [{ error: { type: 'validationError' } }] },
      })
      expect([...store.documents.all()].map(({ _id }) => _id).sort()).toEqual(['b', 'drafts.a'])
    },
  )

  it('make a draft of the published document on unpublish when there is none', () => {
    const store = openTestStore()
    commit(store, { create: { ...attributes, _id: 'a' } })
    act(store, 'unpublish', ids)
    expect([...store.documents.all()].map(({ _id }) => _id)).toEqual(['drafts.a'])
  })

  it('keep the moment of creation through drafts and publishing', () => {
    const store = openTestStore()
    commit(store, { create: { ...attributes, _id: 'a', _createdAt: '2020-01-01T00:00:00Z' } })
    act(store, 'edit', { ...ids, patch: { set: { title: 'x' } } })
    act(store, 'publish', ids)
    expect(store.get('a')?._createdAt).toBe('2020-01-01T00:00:00Z')
  })

  it('make references strong on publish that waited for it', () => {
    const store = openTestStore()
    commit(store, { create: { _id: 'b', _type: 'post' } })
    const waiting = { _type: 'reference', _ref: 'b', _weak: true }
    commit(store, {
      create: {
        ...attributes,
        strong: { ...waiting, _strengthenOnPublish: { type: 'post' } },
        weak: { ...waiting, _strengthenOnPublish: { type: 'post', weak: true } },
        list: [{ _key: 'k', ...waiting }],
      },
    })
    act(store, 'publish', ids)
    expect(store.get('a')).toMatchObject({
      strong: { _type: 'reference', _ref: 'b' },
      weak: waiting,
      list: [{ _key: 'k', ...waiting }],
    })
    expect(store.get('a')?.strong).not.toHaveProperty('_weak')
    expect(problem(() => commit(store, { delete: { id: 'b' } }))).toMatchObject({ status: 409 })
  })

  it('compare revisions when they are given', () => {
    const store = openTestStore()
    commit(store, { create: attributes })
    commit(store, { create: { ...attributes, _id: 'a' } })
    expect(problem(() => act(store, 'publish', { ...ids, ifPublishedRevisionId: 'old' }))).toEqual({
      status: 409,
      statusCode: 409,
      error: {
        type: 'actionError',
        description: expect.stringContaining('The action(s) failed: Document "a"'),
        items: [
          {
            index: 0,
            error: expect.objectContaining({ type: 'documentRevisionIDDoesNotMatchError' }),
          },
        ],
      },
    })
    act(store, 'publish', { ...ids, ifPublishedRevisionId: store.get('a')?._rev ?? '' })
  })

  it('refuse to delete what is referred to, and variants that are not listed', () => {
    const store = openTestStore()
    const to = { _type: 'reference', _ref: 'a' }
    commit(
      store,
      { create: attributes },
      { create: { ...attributes, _id: 'a' } },
      { create: { _id: 'b', _type: 'post', to } },
    )
    expect(
      problem(() => act(store, 'delete', { publishedId: 'a', includeDrafts: [] })),
    ).toMatchObject({ error: { items: [{ error: { type: 'documentHasUnlistedVersionsError' } }] } })
    const all = { publishedId: 'a', includeDrafts: ['drafts.a'] }
    expect(problem(() => act(store, 'delete', all))).toMatchObject({
      error: { type: 'actionError', items: [{ error: { referencingIDs: ['b'] } }] },
    })
    commit(store, { delete: { id: 'b' } })
    act(store, 'delete', all)
    expect(store.documents.size).toBe(0)
  })

  it.each([
    ['discard', { draftId: 'drafts.a' }],
    ['version.discard', { versionId: 'drafts.a' }],
  ])('drop a draft by %s', (name, fields) => {
    const store = openTestStore()
    commit(store, { create: attributes }, { create: { ...attributes, _id: 'a' } })
    act(store, name, fields)
    expect(store.get('drafts.a')).toBeUndefined()
    expect(store.get('a')).toBeDefined()
    expect(problem(() => act(store, name, fields))).toMatchObject({ status: 409 })
  })

  it('restore a draft by replacing it', () => {
    const store = openTestStore()
    commit(store, { create: attributes })
    act(store, 'replaceDraft', { publishedId: 'a', attributes: { ...attributes, title: 'Old' } })
    expect(store.get('drafts.a')?.title).toBe('Old')
  })

  it('make, replace and mark versions', () => {
    const store = openTestStore()
    commit(store, { create: { ...attributes, _id: 'a' } })
    const versionId = 'versions.r1.a'
    act(store, 'version.create', { publishedId: 'a', baseId: 'a', versionId })
    expect(store.get(versionId)?.title).toBe('First')
    act(store, 'version.replace', { document: { ...attributes, _id: versionId, title: 'New' } })
    expect(store.get(versionId)?.title).toBe('New')
    act(store, 'version.unpublish', { versionId, publishedId: 'a' })
    expect(store.get(versionId)?._system).toEqual({ delete: true })
  })

  it('refuse to create what exists, or let it be when told to', () => {
    const store = openTestStore()
    commit(store, { create: { ...attributes, _id: 'a' } })
    const create = { publishedId: 'a', attributes }
    expect(problem(() => act(store, 'create', { ...create, ifExists: 'fail' }))).toMatchObject({
      error: { items: [{ error: { type: 'documentAlreadyExistsError', id: 'a' } }] },
    })
    act(store, 'create', { ...create, ifExists: 'ignore' })
    expect(store.get('drafts.a')).toBeUndefined()
  })

  it('refuse variants with a sentence', () => {
    const store = openTestStore()
    const create = { actionType: 'sanity.action.variant.definition.create' }
    expect(problem(() => store.act([create], { identity: editor }))).toMatchObject({
      status: 400,
      error: {
        type: 'actionError',
        description: expect.stringContaining('variants and the import of releases need a hosted'),
      },
    })
  })

  it('unpublish by publishing a version that says so, and keep what was published as a draft', () => {
    const store = openTestStore()
    commit(store, { create: { ...attributes, _id: 'a' } })
    const versionId = 'versions.r1.a'
    act(store, 'version.unpublish', { versionId, publishedId: 'a' })
    act(store, 'publish', { draftId: versionId, publishedId: 'a' })
    expect([...store.documents.all()].map(({ _id }) => _id)).toEqual(['drafts.a'])
    expect(store.get('drafts.a')).not.toHaveProperty('_system')
  })

  it('do all of a request or nothing, and answer with the transaction', async () => {
    const store = openTestStore()
    const create = {
      actionType: 'sanity.action.document.create',
      publishedId: 'a',
      attributes,
      ifExists: 'fail',
    }
    const address = '/data/actions/production'
    const twice = { actions: [create, create] }
    await expect(call(store, address, { method: 'POST', body: twice })).rejects.toMatchObject({
      status: 409,
      body: { error: { items: [{ index: 1 }] } },
    })
    expect(store.documents.size).toBe(0)
    const body = { actions: [create], transactionId: 'tx-9' }
    const answer = await call(store, address, { method: 'POST', body })
    expect(answer.body).toEqual({ transactionId: 'tx-9' })
  })
})
