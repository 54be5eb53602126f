import { bodyOf } from './example-blocks.ts'
import { createUndoStore, undoTo } from './undo.ts'

const record = {
  before: { body: bodyOf('One.', ''), title: '' },
  after: { body: bodyOf('One.'), title: 'A title' },
}

function createStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

describe('what stood there before tidying', () => {
  it('outlives a reload, for its own document alone, until it is taken back', () => {
    const storage = createStorage()
    createUndoStore(() => storage).write('post.body', record)
    const reloaded = createUndoStore(() => storage)
    expect(reloaded.read('post.body')).toEqual(record)
    expect(reloaded.read('other.body')).toBeUndefined()
    reloaded.clear('post.body')
    expect(createUndoStore(() => storage).read('post.body')).toBeUndefined()
  })

  it('is known until the page is left when the browser keeps nothing', () => {
    const store = createUndoStore(() => {
      throw new Error('Storage is forbidden.')
    })
    store.write('post.body', record)
    expect(store.read('post.body')).toEqual(record)
    store.clear('post.body')
    expect(store.read('post.body')).toBeUndefined()
  })

  it('is taken back though the editor has named the blocks anew', () => {
    const renamed = record.after.body.map((block) => ({ ...block, _key: `${block._key}-anew` }))
    expect(undoTo(record, { body: renamed, title: 'A title' })).toMatchObject(record.before)
  })

  it.each(['{', 'null', '7', '{"before":{}}'])('is unknown when %s is kept', (kept) => {
    const storage = createStorage()
    storage.setItem('nightlight.tidied.post.body', kept)
    expect(createUndoStore(() => storage).read('post.body')).toBeUndefined()
  })
})

describe('taking tidying back', () => {
  it('leads to exactly what stood there', () => {
    expect(undoTo(record, structuredClone(record.after))).toEqual({
      ...record.before,
      subtitle: '',
    })
  })

  it('keeps a title that was written since', () => {
    expect(undoTo(record, { ...record.after, title: 'Another title' })).toEqual({
      body: record.before.body,
      title: 'Another title',
      subtitle: '',
    })
  })

  it('is refused once the text has changed', () => {
    expect(undoTo(record, { ...record.after, body: bodyOf('One!') })).toBeUndefined()
  })
})
