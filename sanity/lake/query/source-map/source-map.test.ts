import {
  applySourceDocuments,
  parseJsonPath,
  resolveEditInfo,
  studioPathToJsonPath,
} from '@sanity/client/csm'
import { stegaEncodeSourceMap } from '@sanity/client/stega'
import { call, closeTestStores, commit, openTestStore } from '../../store/store-for-tests.ts'
import { ask, libraryOf, linesOf } from './library-for-tests.ts'

afterEach(closeTestStores)

const block = (_key: string, text: string) => ({
  _key,
  _type: 'block',
  children: [{ _key: `${_key}-1`, _type: 'span', text }],
})

const library = libraryOf([
  {
    _id: 'sleep',
    _type: 'post',
    title: 'Sleep',
    rank: 2,
    tags: ['night', 'rest'],
    author: { _type: 'reference', _ref: 'ada' },
    seo: { title: 'Sleep well', "it's\n": 'odd' },
    body: [block('k1', 'Good night'), block("k'2", 'Good morning')],
  },
  { _id: 'drafts.walk', _type: 'post', title: 'Walk', rank: 1, tags: ['day'] },
  { _id: 'ada', _type: 'person', name: 'Ada' },
  { _id: 'drafts.ada', _type: 'person', name: 'Ada L.' },
])

function mappingsOf(query: string, perspective: 'raw' | string[] = 'raw') {
  const { result, sourceMap } = ask(library, query, { perspective, sourceMap: 'withKeys' })
  expect(result).toEqual(ask(library, query, { perspective }).result)
  return linesOf(sourceMap)
}

describe('Source maps', () => {
  it('lead from fields of a projection to the fields of documents', () => {
    const query =
      '*[_type == "post"] | order(rank) {title, "search": seo.title, "loud": upper(title)}'
    expect(mappingsOf(query)).toEqual({
      "$[0]['title']": "drafts.walk $['title']",
      "$[0]['search']": 'literal',
      "$[0]['loud']": 'literal',
      "$[1]['title']": "sleep $['title']",
      "$[1]['search']": "sleep $['seo']['title']",
      "$[1]['loud']": 'literal',
    })
  })

  it('have one mapping for a value that is copied as a whole, and one for each field of a whole document', () => {
    expect(mappingsOf('*[_id == "sleep"][0]{body, "lines": body[]}')).toEqual({
      "$['body']": "sleep $['body']",
      "$['lines']": "sleep $['body']",
    })
    const everyField = {
      "['_id']": "ada $['_id']",
      "['_type']": "ada $['_type']",
      "['name']": "ada $['name']",
    }
    const under = (prefix: string) =>
      Object.fromEntries(Object.entries(everyField).map(([at, line]) => [prefix + at, line]))
    expect(mappingsOf('*[_id == "ada"]')).toEqual(under('$[0]'))
    expect(mappingsOf('*[_id == "ada"][0]{...}')).toEqual(under('$'))
    expect(mappingsOf('*[_id == "sleep"][0]{author->}')).toEqual(under("$['author']"))
    expect(mappingsOf('*[_id == "ada"][0]{..., "name": "Someone"}')).toEqual({
      ...under('$'),
      "$['name']": 'literal',
    })
  })

  it('name keyed items by their keys and escape what needs it, or name all by index', () => {
    const query = '*[_id == "sleep"][0]{"texts": body[].children[].text, "odd": seo["it\'s\\n"]}'
    expect(mappingsOf(query)).toEqual({
      "$['texts'][0]": "sleep $['body'][?(@._key=='k1')]['children'][?(@._key=='k1-1')]['text']",
      "$['texts'][1]":
        "sleep $['body'][?(@._key=='k\\'2')]['children'][?(@._key=='k\\'2-1')]['text']",
      "$['odd']": "sleep $['seo']['it\\'s\\n']",
    })
    const byIndex = ask(library, '*[_id == "sleep"][0].body[1].children', {
      sourceMap: 'withIndexes',
    })
    expect(linesOf(byIndex.sourceMap)).toEqual({ $: "sleep $['body'][1]['children']" })
  })

  it('name an item by its index when another one before it has the same key', () => {
    const twice = libraryOf([{ _id: 'a', _type: 'x', items: [block('k', '1'), block('k', '2')] }])
    const { sourceMap } = ask(twice, '*[0].items[]._type', { sourceMap: 'withKeys' })
    expect(linesOf(sourceMap)).toEqual({
      '$[0]': "a $['items'][?(@._key=='k')]['_type']",
      '$[1]': "a $['items'][1]['_type']",
    })
  })

  it('name documents by the ids under which they are stored', () => {
    const query = '*[_type == "post"] | order(title) {_id, _originalId, title, "by": author->name}'
    const { sourceMap, result } = ask(library, query, {
      perspective: ['drafts', 'published'],
      sourceMap: 'withKeys',
    })
    expect(result).toMatchObject([{ title: 'Sleep', by: 'Ada L.' }, { _id: 'walk' }])
    expect(sourceMap?.documents).toEqual([
      { _id: 'sleep', _type: 'post' },
      { _id: 'drafts.ada', _type: 'person' },
      { _id: 'drafts.walk', _type: 'post' },
    ])
    expect(linesOf(sourceMap)).toMatchObject({
      "$[0]['by']": "drafts.ada $['name']",
      "$[1]['_id']": "drafts.walk $['_id']",
      "$[1]['_originalId']": "drafts.walk $['_id']",
    })
    expect(mappingsOf('*[_type == "post"]{"by": author->name}', ['published'])).toEqual({
      "$[0]['by']": "ada $['name']",
    })
  })

  it('keep to the scope of each nested query', () => {
    const query = `*[_id == "sleep"][0]{
      "others": *[_type == ^._type && _id != ^._id]{title, "next": ^.title},
      body[]{_key, "of": ^.title, children[]{"of": ^.^.title, "in": ^._key}},
      "same": *[_id == "ada"][0]{name, "reader": ^.title, "posts": *[author._ref == ^._id]{title, "by": ^.name}}
    }`
    expect(mappingsOf(query)).toMatchObject({
      "$['others'][0]['title']": "drafts.walk $['title']",
      "$['others'][0]['next']": "sleep $['title']",
      "$['body'][1]['of']": "sleep $['title']",
      "$['same']['reader']": "sleep $['title']",
      "$['same']['posts'][0]['title']": "sleep $['title']",
      "$['same']['posts'][0]['by']": "ada $['name']",
    })
  })

  it('hand on what is computed with the scopes around it', () => {
    const query = `*[_id == "drafts.walk"][0]{
      "in": *[_id == "sleep"][0]{"blocks": count(body[]{"of": ^.^.title}[of == "Walk"])}
    }`
    const { result } = ask(library, query, { sourceMap: 'withKeys' })
    expect(result).toEqual({ in: { blocks: 2 } })
    expect(result).toEqual(ask(library, query).result)
  })

  it('follow choices, spreads and searches', () => {
    const query = `*[_type == "post"] | score(title match "walk") {
      "name": coalesce(subtitle, title),
      "kind": select(rank > 1 => seo.title, "short"),
      rank > 1 => {"extra": tags[1]},
      ...seo,
      "all": tags[0..0] + ["more"],
      _score
    }`
    expect(mappingsOf(query)).toEqual({
      "$[0]['name']": "drafts.walk $['title']",
      "$[0]['kind']": 'literal',
      "$[0]['all'][0]": "drafts.walk $['tags'][0]",
      "$[0]['all'][1]": 'literal',
      "$[0]['_score']": 'literal',
      "$[1]['name']": "sleep $['title']",
      "$[1]['kind']": "sleep $['seo']['title']",
      "$[1]['extra']": "sleep $['tags'][1]",
      "$[1]['title']": "sleep $['seo']['title']",
      "$[1]['it\\'s\\n']": "sleep $['seo']['it\\'s\\n']",
      "$[1]['all'][0]": "sleep $['tags'][0]",
      "$[1]['all'][1]": 'literal',
      "$[1]['_score']": 'literal',
    })
  })

  it('say of a result that was computed that it was', () => {
    expect(mappingsOf('count(*)')).toEqual({ $: 'literal' })
    expect(mappingsOf('*[_id == "none"]')).toEqual({})
    expect(mappingsOf('{"a": 1, "b": [identity()]}')).toEqual({
      "$['a']": 'literal',
      "$['b'][0]": 'literal',
    })
  })

  it('give the marks and edit addresses that the client makes of them', () => {
    const query = '*[_id == "sleep"][0]{"heading": title, body, "first": body[0].children[0].text}'
    const { result, sourceMap } = ask(library, query, { sourceMap: 'withKeys' })
    if (!sourceMap) throw new Error('There is no source map')
    const steps = ['body', { _key: "k'2", _index: 1 }, 'children', 0, 'text'] as const
    const info = resolveEditInfo({
      resultPath: [...steps],
      resultSourceMap: sourceMap,
      studioUrl: '/studio',
    })
    expect(info).toMatchObject({ baseUrl: '/studio', id: 'sleep', type: 'post' })
    expect(info?.path).toEqual(parseJsonPath("$['body'][1]['children'][0]['text']"))
    const heading = resolveEditInfo({
      resultPath: studioPathToJsonPath('first'),
      resultSourceMap: sourceMap,
      studioUrl: '/studio',
    })
    expect(heading?.path).toEqual(
      parseJsonPath("$['body'][?(@._key=='k1')]['children'][?(@._key=='k1-1')]['text']"),
    )
    const seen: string[] = []
    stegaEncodeSourceMap(result, sourceMap, {
      enabled: true,
      studioUrl: '/studio',
      filter: ({ sourceDocument, sourcePath, value }) => {
        seen.push(`${sourceDocument._id} ${JSON.stringify(sourcePath.at(-1))} ${value}`)
        return true
      },
    })
    expect(seen).toEqual([
      'sleep "title" Sleep',
      'sleep "text" Good night',
      'sleep "text" Good morning',
      'sleep "text" Good night',
    ])
  })

  it('let the client show changes of a draft before they are saved', () => {
    const query = '*[_type == "post"] | order(rank) {"heading": title, "by": author->name, tags}'
    const perspective = ['drafts', 'published']
    const { result, sourceMap } = ask(library, query, { perspective, sourceMap: 'withKeys' })
    const edited = { _id: 'drafts.walk', _type: 'post', title: 'Walk on', tags: ['day', 'rain'] }
    const shown = applySourceDocuments(
      result,
      sourceMap,
      ({ _id }) => (_id === edited._id ? edited : null),
      (changed) => changed,
      'drafts',
    )
    expect(shown).toEqual([
      { heading: 'Walk on', by: null, tags: ['day'] },
      { heading: 'Sleep', by: 'Ada L.', tags: ['night', 'rest'] },
    ])
  })

  it('come with an answer when they are asked for', async () => {
    const store = openTestStore()
    commit(store, { create: { _id: 'a', _type: 'post', items: [block('k', 'Hello')] } })
    const query = encodeURIComponent('*[_id == "a"][0].items[0].children')
    const address = `/data/query/production?query=${query}`
    const pathsOf = async (option: string) => {
      const { body } = await call(store, `${address}${option}`)
      return (body as { resultSourceMap?: { paths: string[] } }).resultSourceMap?.paths
    }
    expect(await pathsOf('')).toBeUndefined()
    expect(await pathsOf('&resultSourceMap=false')).toBeUndefined()
    expect(await pathsOf('&resultSourceMap=true')).toEqual(["$['items'][0]['children']"])
    expect(await pathsOf('&resultSourceMap=withKeyArraySelector')).toEqual([
      "$['items'][?(@._key=='k')]['children']",
    ])
  })
})
