import { cpus, loadavg } from 'node:os'
import { runQuery } from '#sanity/lake/query/run-query.ts'
import { DocumentSet } from '#sanity/lake/store/document-set.ts'
import type { LakeDocument } from '#sanity/lake/types.ts'

const documents = 1000
const rounds = 60

/** What a query costs with a source map, as a multiple of what it costs without one; text of the answer included. */
const queries: Array<{ name: string; query: string }> = [
  {
    name: 'article by slug, all of it, with its author',
    query: '*[_type == "article" && slug.current == "article-500"][0]{..., author->}',
  },
  {
    name: 'article by slug, with a projection of its body',
    query: `*[_type == "article" && slug.current == "article-500"][0]{title, "by": author->name, body[]{
      _key, _type, _type == "block" => {style, children[]{_key, text}}, _type == "figure" => {caption}}}`,
  },
  {
    name: 'list of ten, newest first',
    query: `*[_type == "article"] | order(publishedAt desc)[0...10]{
      _id, title, "slug": slug.current, "by": author->name}`,
  },
  {
    name: 'list of all',
    query: '*[_type == "article"] | order(publishedAt desc){_id, title, "by": author->name}',
  },
]

const library = new DocumentSet()
for (let number = 0; number < documents; number++) library.replace(...article(number))
for (let number = 0; number < 20; number++) library.replace(...person(number))

console.log(
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${documents} articles, medians of ${rounds} runs\n`,
)
console.log('| Query | Plain, ms | With source map, ms | Ratio |\n|---|---|---|---|')
for (const { name, query } of queries) {
  const plain: number[] = []
  const traced: number[] = []
  for (let round = 0; round < rounds; round++) {
    plain.push(timeOf(query, undefined))
    traced.push(timeOf(query, 'withKeys'))
  }
  const [one, other] = [median(plain), median(traced)]
  console.log(`| ${name} | ${one.toFixed(2)} | ${other.toFixed(2)} | ${(other / one).toFixed(2)} |`)
}

function timeOf(query: string, sourceMap: 'withKeys' | undefined): number {
  const started = performance.now()
  const perspective = ['drafts', 'published']
  const { result, sourceMap: map } = runQuery(library, {
    query,
    params: {},
    perspective,
    identity: 'bench',
    sourceMap,
  })
  JSON.stringify({ result, resultSourceMap: map })
  return performance.now() - started
}

function median(times: number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0
}

function article(number: number): [string, LakeDocument] {
  const _id = `article-${number}`
  const blocks = Array.from({ length: 20 }, (_, index) => ({
    _key: `b${index}`,
    _type: index % 7 === 6 ? 'figure' : 'block',
    style: 'normal',
    caption: `Picture ${index}`,
    children: [
      { _key: 's', _type: 'span', text: `Sentence ${index} of article ${number}.`.repeat(6) },
    ],
  }))
  const day = new Date(Date.UTC(2020, 0, 1 + ((number * 37) % documents))).toISOString()
  const author = { _type: 'reference', _ref: `person-${number % 20}` }
  const slug = { _type: 'slug', current: _id }
  return [
    _id,
    stored(_id, 'article', {
      title: `Article ${number}`,
      slug,
      author,
      publishedAt: day,
      body: blocks,
    }),
  ]
}

function person(number: number): [string, LakeDocument] {
  const _id = `person-${number}`
  return [_id, stored(_id, 'person', { name: `Person ${number}` })]
}

function stored(_id: string, _type: string, fields: Partial<LakeDocument>): LakeDocument {
  const time = '2026-01-01T00:00:00Z'
  return { ...fields, _id, _type, _rev: 'one', _createdAt: time, _updatedAt: time }
}
