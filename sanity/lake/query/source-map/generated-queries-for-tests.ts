import fc from 'fast-check'

export type Stored = { _id: string; _type: string; [field: string]: unknown }

const types = ['post', 'page', 'person']
const ids = ['a', 'b', 'c', 'd', 'e']
const reference = fc.constantFrom(...ids, 'gone').map((_ref) => ({ _type: 'reference', _ref }))

/** Every text is different, so that a mapping to a wrong place shows. */
function textsOf(prefix: string) {
  let count = 0
  return () => `${prefix} word${count++}`
}

/** A small library with drafts and versions, whose parts are shared in memory as the lake shares them. */
export const generatedLibrary: fc.Arbitrary<Stored[]> = fc
  .array(
    fc.record({
      id: fc.constantFrom(...ids),
      layers: fc.subarray(['', 'drafts.', 'versions.r1.'], { minLength: 1 }),
      type: fc.constantFrom(...types),
      rank: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null)),
      author: fc.option(reference, { nil: undefined }),
      links: fc.array(reference, { maxLength: 2 }),
      blocks: fc.array(fc.constantFrom('block', 'image', 'keyless', 'twin'), { maxLength: 3 }),
      tags: fc.array(fc.constantFrom('x', 'y', null, 1), { maxLength: 3 }),
      hasTitle: fc.boolean(),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((shapes) =>
    shapes.flatMap(({ id, layers, type, rank, author, links, blocks, tags, hasTitle }) => {
      const text = textsOf(id)
      const body = blocks.map((kind, index) => ({
        ...(kind === 'keyless' ? {} : { _key: kind === 'twin' ? 'twin' : `k'${index}` }),
        _type: kind,
        children: [{ _key: 's', text: text() }, { text: text() }],
      }))
      const keyed = links.map((link, index) => ({ ...link, _key: `l${index}` }))
      const shared = {
        rank,
        ...(author ? { author } : {}),
        links: keyed,
        body,
        tags,
        seo: { title: text(), rank: 1 },
      }
      return layers.map((layer) => ({
        _id: `${layer}${id}`,
        _type: type,
        ...(hasTitle ? { title: `${layer}${text()}` } : {}),
        ...shared,
      }))
    }),
  )

const field = fc.constantFrom(
  'title',
  'rank',
  'tags',
  'body',
  'author',
  'links',
  'seo',
  '_id',
  'missing',
  '_score',
)

type Query = { query: string; expression: string; condition: string; projection: string }

/** Queries of everything that the tracer follows, and of some things that it only hands on. */
export const generatedQuery: fc.Arbitrary<string> = fc.letrec<Query>((tie) => {
  const joined = (template: string, ...parts: Array<fc.Arbitrary<string>>) =>
    fc.tuple(...parts).map((texts) => template.replace(/#/g, () => texts.shift() ?? ''))
  const expression = tie('expression')
  const condition = tie('condition')
  const projection = tie('projection')
  const simple = fc.oneof(
    field,
    fc.constantFrom(
      '@',
      '^',
      '^.title',
      '^.^.rank',
      'seo.title',
      'author->title',
      'author->',
      '"text"',
    ),
    fc.constantFrom(
      'body[]',
      'body[0]',
      'body[-1]._key',
      'body[0..1]',
      'body[1...9]',
      'body[-2..-1]',
    ),
    fc.constantFrom(
      'body[].children[].text',
      'body[].children',
      'tags[@ == "x"]',
      'tags[]',
      '*',
      '7',
    ),
    fc.constantFrom('links[]->title', 'links[]->{title, "t": ^.title}', 'count(tags)', 'null'),
    fc.constantFrom(
      'array::unique(tags)',
      'array::compact(tags)',
      'dateTime("2026-01-01T00:00:00Z")',
      'upper(title)',
    ),
    fc.constantFrom(
      'seo.title + "!"',
      'tags + ["more"]',
      'seo + {"a": rank}',
      'rank + 1',
      'pt::text(body)',
    ),
    fc.constantFrom(
      'tags[@ in ^.^.tags]',
      'body[_key == ^._key]',
      'links[_ref == ^._id]',
      '[rank, title]',
    ),
  )
  const selection = fc.oneof(
    joined('*[#]', condition),
    joined(
      '*[#] | order(#)',
      condition,
      fc.constantFrom('rank', 'title desc', 'rank desc, title', 'lower(title)'),
    ),
    joined('*[#] | order(rank)[0..2]', condition),
    joined('*[#] | score(#)', condition, condition),
    joined('*[#][0]', condition),
    fc.constantFrom(
      'body',
      'links[]->',
      'author->',
      'tags | order(@)',
      'body | order(_type desc)',
      'body[]',
    ),
    joined('body[#]', condition),
    joined('links[]->[#]', condition),
  )
  return {
    query: fc.oneof(
      { arbitrary: joined('*[#]{#}', fc.constantFrom('true', 'rank >= 0'), projection), weight: 6 },
      { arbitrary: joined('*[#]', condition), weight: 1 },
      { arbitrary: joined('*.#', simple), weight: 1 },
      { arbitrary: expression, weight: 2 },
    ),
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      simple,
      selection,
      joined('#{#}', selection, projection),
      joined('#[]{#}', fc.constantFrom('body', 'links', 'links[]->', 'missing'), projection),
      joined('#{#}.#', selection, projection, field),
      joined('#.#', selection, field),
      joined('coalesce(#, #)', expression, expression),
      joined('select(# => #, #)', condition, expression, expression),
      joined('[#, ...#]', expression, expression),
      joined('{#}', projection),
      joined('(#)', expression),
      joined('# + #', simple, simple),
      joined('@{#}', projection),
    ),
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('true', 'defined(title)', 'rank > 1', '_type == "post"', 'rank == ^.rank'),
      fc.constantFrom(
        '_type == ^._type',
        'references(^._id)',
        'title match "*word1*"',
        '_key == "k\'0"',
      ),
      fc.constantFrom('author->rank > 0', '_id in path("drafts.**")', '@ == "x"', '^._id == _id'),
      fc.constantFrom('count(body[_key == ^._key]) > 0', '"x" in tags', '_ref == ^.^._id'),
      joined('# && #', condition, condition),
      joined('count(#) > 0', expression),
    ),
    projection: fc
      .array(
        fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom(
            '...',
            'title',
            '_id',
            'body',
            'author->',
            'seo{title}',
            '...seo',
            '...author->',
          ),
          fc.constantFrom(
            'body[]{_key, "of": ^.title}',
            'links[]->{title}',
            '"up": ^',
            '"own": @.title',
          ),
          joined('"one": #', expression),
          joined('"two": #', expression),
          joined('# => {#}', condition, projection),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((attributes) => attributes.join(', ')),
  }
}).query
