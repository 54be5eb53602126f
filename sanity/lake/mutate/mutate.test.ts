import { mutationEvents } from '../listen/mutation-events.ts'
import { call, closeTestStores, commit, editor, openTestStore } from '../store/store-for-tests.ts'
import { type JsonValue, LakeError, type Mutation } from '../types.ts'

afterEach(closeTestStores)

/** The status and body that a refused transaction answers. */
function refusal(attempt: () => unknown): { status: number; body: unknown } {
  try {
    attempt()
  } catch (error) {
    if (error instanceof LakeError) return { status: error.status, body: error.body }
    throw error
  }
  throw new Error('It was not refused')
}

const post = (_id: string, fields: { [field: string]: JsonValue } = {}): Mutation => ({
  create: { _id, _type: 'post', ...fields },
})
const reference = (_ref: string, more = {}) => ({ _type: 'reference', _ref, ...more })

describe('Mutations', () => {
  it('set the system fields, with the transaction as the revision', () => {
    const store = openTestStore()
    const { transactionId } = commit(store, post('a', { _rev: 'mine', _updatedAt: 'never' }))
    const first = store.get('a')
    expect(first?._rev).toBe(transactionId)
    expect(first?._updatedAt).toBe(first?._createdAt)
    commit(store, { patch: { id: 'a', unset: ['nothing'] } })
    expect(store.get('a')?._rev).not.toBe(transactionId)
    expect(store.get('a')?._createdAt).toBe(first?._createdAt)
  })

  it('make up an id that is missing or ends in a dot', () => {
    const store = openTestStore()
    const { results } = commit(
      store,
      { create: { _type: 'post' } },
      { create: { _id: 'drafts.', _type: 'post' } },
    )
    expect(results[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(results[1]?.id).toMatch(/^drafts\.[0-9a-f-]{36}$/)
  })

  it('create only where nothing is, unless told to replace or to let be', () => {
    const store = openTestStore()
    commit(store, post('a', { n: 1 }))
    const created = store.get('a')?._createdAt
    expect(refusal(() => commit(store, post('a')))).toEqual({
      status: 409,
      body: {
        error: {
          type: 'mutationError',
          description: 'The mutation(s) failed: Document by ID "a" already exists',
          items: [
            {
              index: 0,
              error: {
                type: 'documentAlreadyExistsError',
                description: 'Document by ID "a" already exists',
                id: 'a',
              },
            },
          ],
        },
        statusCode: 409,
      },
    })
    const { results } = commit(
      store,
      { createIfNotExists: { _id: 'a', _type: 'post', n: 2 } },
      { createIfNotExists: { _id: 'b', _type: 'post', n: 2 } },
    )
    expect(results.map(({ operation }) => operation)).toEqual(['none', 'create'])
    expect(store.get('a')?.n).toBe(1)
    commit(store, { createOrReplace: { _id: 'a', _type: 'post', m: 3 } })
    expect(store.get('a')).toMatchObject({ m: 3, _createdAt: created })
    expect(store.get('a')).not.toHaveProperty('n')
  })

  it('patch only what is there, at the expected revision', () => {
    const store = openTestStore()
    const { transactionId } = commit(store, post('a'))
    expect(refusal(() => commit(store, { patch: { id: 'b', set: { n: 1 } } }))).toMatchObject({
      status: 409,
      body: { error: { items: [{ error: { type: 'documentNotFoundError', id: 'b' } }] } },
    })
    commit(
      store,
      { patch: { id: 'a', ifRevisionID: transactionId, set: { n: 1 } } },
      { patch: { id: 'a', ifRevisionID: transactionId, inc: { n: 1 } } },
    )
    expect(store.get('a')?.n).toBe(2)
    const current = store.get('a')?._rev
    expect(
      refusal(() => commit(store, { patch: { id: 'a', ifRevisionID: 'old', set: { n: 9 } } })),
    ).toMatchObject({
      status: 409,
      body: {
        error: {
          description: `The mutation(s) failed: Document "a" has unexpected revision ID ("${current}"), expected "old"`,
          items: [
            {
              index: 0,
              error: {
                type: 'documentRevisionIDDoesNotMatchError',
                id: 'a',
                currentRevisionID: current,
                expectedRevisionID: 'old',
              },
            },
          ],
        },
      },
    })
  })

  it('patch and delete by query, seeing what came before in the transaction', () => {
    const store = openTestStore()
    const { results } = commit(
      store,
      post('a', { n: 1 }),
      post('b', { n: 2 }),
      { patch: { query: '*[_type == $type]', params: { type: 'post' }, inc: { n: 10 } } },
      { delete: { query: '*[n == 12]' } },
      { delete: { id: 'missing' } },
    )
    expect(store.get('a')?.n).toBe(11)
    expect(store.get('b')).toBeUndefined()
    expect(results.at(-1)).toEqual({ id: 'missing', operation: 'none' })
  })

  it('check strong references at the end of the transaction, and let weak ones be', () => {
    const store = openTestStore()
    expect(refusal(() => commit(store, post('a', { to: reference('b') })))).toEqual({
      status: 409,
      body: {
        error: {
          type: 'mutationError',
          description: 'The mutation(s) failed: Document "a" references non-existent document "b"',
          items: [
            {
              index: 0,
              error: {
                type: 'documentReferenceDoesNotExistError',
                description: 'Document "a" references non-existent document "b"',
                id: 'a',
                referenceID: 'b',
              },
            },
          ],
        },
        statusCode: 409,
      },
    })
    commit(store, post('weak', { to: reference('b', { _weak: true }) }))
    commit(store, post('far', { to: reference('b', { _dataset: 'other' }) }))
    commit(store, post('a', { list: [{ deep: reference('b') }] }), post('b'))
    expect(refusal(() => commit(store, post('c'), { delete: { id: 'b' } }))).toEqual({
      status: 409,
      body: {
        error: {
          type: 'mutationError',
          description:
            'The mutation(s) failed: Document "b" cannot be deleted as there are references to it from "a"',
          items: [
            {
              index: 1,
              error: {
                type: 'documentHasExistingReferencesError',
                description:
                  'Document "b" cannot be deleted as there are references to it from "a"',
                id: 'b',
                referencingIDs: ['a'],
              },
            },
          ],
        },
        statusCode: 409,
      },
    })
    expect(
      refusal(() => commit(store, { createOrReplace: { _id: 'b', _type: 'page' } })).status,
    ).toBe(409)
    commit(store, { delete: { id: 'b' } }, { patch: { id: 'a', unset: ['list'] } })
    expect(store.get('b')).toBeUndefined()
  })

  it.each<[string, Mutation]>([
    ['without _type', { create: { _id: 'a' } }],
    ['with an id that has a space', post('a b')],
    ['with an id that starts with a hyphen', post('-a')],
    ['with an id of two dots', post('a..b')],
    ['with an id of 129 characters', post('a'.repeat(129))],
    ['that would change its type', { patch: { id: 'here', set: { _type: 'page' } } }],
    ['that would change its id', { patch: { id: 'here', set: { _id: 'there' } } }],
    ['with an unknown operator', { patch: { id: 'here', merge: { n: 1 } } }],
    ['with a path that cannot be read', { patch: { id: 'here', set: { 'a.': 1 } } }],
    ['that is unknown', { rename: { id: 'here' } }],
    ['with two operations', { delete: { id: 'here' }, patch: { id: 'here' } }],
    ['with a field named __proto__', { create: JSON.parse('{"_type":"post","__proto__":{}}') }],
    ...['__proto__', '__proto__.x', 'a.__proto__.x', '..__proto__', 'a[0].__proto__'].map(
      (path): [string, Mutation] => [
        `with the path ${path}, which no document can have`,
        { patch: { id: 'here', set: JSON.parse(`{"${path}":1}`) } },
      ],
    ),
    ['by a query that cannot be read', { delete: { query: '*[' } }],
  ])('refuse a mutation %s with 400', (_, mutation) => {
    const store = openTestStore()
    commit(store, post('here'))
    expect(refusal(() => commit(store, mutation)).status).toBe(400)
    expect(store.log.latest()?.position).toBe(1)
  })

  it('refuse a document nested too deeply rather than run out of stack', () => {
    const store = openTestStore()
    let deep: JsonValue = 'bottom'
    for (let level = 0; level < 5000; level++) deep = [deep]
    expect(refusal(() => commit(store, post('a', { deep }))).status).toBe(400)
  })

  it('only say what would happen in a dry run', () => {
    const store = openTestStore()
    const { results } = store.commit([post('a')], { identity: editor, dryRun: true })
    expect(results[0]).toMatchObject({ id: 'a', operation: 'create', document: { _id: 'a' } })
    expect(store.get('a')).toBeUndefined()
  })

  it('keep revision and times of a restored document for an administrator, and for nobody else', async () => {
    const store = openTestStore()
    const told: unknown[] = []
    const listening = {
      matches: (document: unknown) => document !== undefined,
      includeVariants: true,
      includeResult: true,
      includePrevious: true,
      includeMutations: true,
      includeEffects: true,
      visibility: 'query' as const,
    }
    store.subscribe((transaction) => {
      for (const { data } of mutationEvents(transaction, listening)) told.push(data)
    })
    const times = {
      _createdAt: '2024-05-01T10:00:00Z',
      _updatedAt: '2024-06-01T10:00:00.123Z',
    }
    const restored = { _rev: 'old-revision', _type: 'post', ...times, _id: 'a' }
    const restore = (document: object, role: 'administrator' | 'editor' = 'administrator') =>
      call(store, '/data/mutate/production?keepSystemFields=true', {
        method: 'POST',
        body: { mutations: [{ createOrReplace: document }], transactionId: undefined },
        identity: { ...editor, role },
      })
    await restore(restored)
    // Down to the order of the fields.
    expect(JSON.stringify(store.get('a'))).toBe(JSON.stringify(restored))
    const { transactionId } = commit(store, { patch: { id: 'a', set: { n: 1 } } })
    expect(store.get('a')?._rev).toBe(transactionId)
    await restore(restored)
    expect(told).toMatchObject([
      { resultRev: 'old-revision' },
      { previousRev: 'old-revision', resultRev: transactionId },
      { previousRev: transactionId, resultRev: 'old-revision' },
    ])
    await expect(restore(restored, 'editor')).rejects.toMatchObject({ status: 403 })
    for (const wrong of [{ _rev: 'a b' }, { _updatedAt: 'May' }, { _createdAt: '2024-13-01' }]) {
      await expect(restore({ ...restored, ...wrong })).rejects.toMatchObject({ status: 400 })
    }
    const without = { _id: 'b', _type: 'post' }
    await restore(without)
    expect(store.get('b')?._rev).toBe(store.log.latest()?.id)
  })

  it('give array items keys when asked to', () => {
    const store = openTestStore()
    store.commit(
      [
        post('a', { list: [{ x: 1 }, { _key: 'mine' }, 'text', [{ y: 1 }]] }),
        { patch: { id: 'a', insert: { after: 'list[-1]', items: [{ z: 1 }] } } },
      ],
      { identity: editor, autoGenerateArrayKeys: true },
    )
    const key = expect.stringMatching(/^[0-9a-f]{12}$/)
    expect(store.get('a')?.list).toEqual([
      { x: 1, _key: key },
      { _key: 'mine' },
      'text',
      [{ y: 1, _key: key }],
      { z: 1, _key: key },
    ])
  })

  it('answer over HTTP with ids, and with documents when asked', async () => {
    const store = openTestStore()
    const body = { mutations: [post('a', { n: 1 })], transactionId: 'tx-1' }
    const address = '/data/mutate/production?returnIds=true'
    const plain = await call(store, address, { method: 'POST', body })
    expect(plain.body).toEqual({
      transactionId: 'tx-1',
      results: [{ id: 'a', operation: 'create' }],
    })
    const full = await call(store, `${address}&returnDocuments=true`, {
      method: 'POST',
      body: { mutations: [{ patch: { id: 'a', inc: { n: 1 } } }] },
    })
    expect(full.body).toMatchObject({ results: [{ operation: 'update', document: { n: 2 } }] })
    await expect(
      call(store, '/data/mutate/staging', { method: 'POST', body }),
    ).rejects.toMatchObject({ status: 404 })
  })
})
