import { call, closeTestStores, commit, openTestStore } from '../store/store-for-tests.ts'

afterEach(closeTestStores)

async function ask(ids: string, options = '') {
  const store = openTestStore()
  for (const _id of ['a', 'drafts.a', 'versions.r1.a', 'b']) {
    commit(store, { create: { _id, _type: 'post' } })
  }
  const { body } = await call(store, `/data/doc/production/${ids}${options}`)
  const { documents, omitted } = body as { documents: Array<{ _id: string }>; omitted: object[] }
  return { ids: documents.map(({ _id }) => _id), omitted }
}

const missing = (...ids: string[]) => ids.map((id) => ({ id, reason: 'existence' }))

describe('Documents by their ids', () => {
  it.each([
    ['a,drafts.b,c', '', ['a'], missing('drafts.b', 'c')],
    ['a,a', '', ['a'], []],
    ['c,c', '', [], missing('c')],
    ['a,c', '?excludeContent=true', [], missing('c')],
    ['a', '?includeAllVersions=true', ['a', 'drafts.a', 'versions.r1.a'], []],
    ['drafts.a,a', '?includeAllVersions=true', ['a', 'drafts.a', 'versions.r1.a'], []],
    ['c,b', '?includeAllVersions=true', ['b'], missing('c')],
    ['b,c', '?includeAllVersions=true&excludeContent=true', [], missing('c')],
  ])('are found, or named as missing: %s%s', async (ids, options, found, omitted) => {
    expect(await ask(ids, options)).toEqual({ ids: found, omitted })
  })
})
