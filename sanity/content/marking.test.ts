import { readFileSync } from 'node:fs'
import { isShownAsWritten } from './marking.ts'

type Node = {
  type?: string
  name?: string
  attributes?: Record<string, { value: Node }>
  value?: Node
  of?: Node | Node[]
  rest?: Node
}

/** Every text in the schema, by the path of names that ends it; `0` for a place in a list. */
function textPaths(node: Node | undefined, path: Array<string | number>): Array<typeof path> {
  if (!node) return []
  if (node.type === 'string') return [path.slice(-2)]
  const fields = Object.entries(node.attributes ?? {}).flatMap(([name, { value }]) =>
    textPaths(value, [...path, name]),
  )
  const parts = [node.of ?? []]
    .flat()
    .flatMap((part) => textPaths(part, node.type === 'array' ? [...path, 0] : path))
  return [...fields, ...parts, ...textPaths(node.rest, path)]
}

const schema: Node[] = JSON.parse(readFileSync('sanity/content/schema.generated.json', 'utf8'))
const names = new Set(
  schema
    .filter(({ name }) => !/^(sanity|media|geopoint|slug)/.test(name ?? ''))
    .flatMap((type) => textPaths(type.value ?? type, [type.name ?? '']))
    .filter((path) => !isShownAsWritten(path))
    .map((path) => (path.at(-1) === 0 ? `${path.at(-2)}[]` : String(path.at(-1))))
    .filter((name) => !name.startsWith('_')),
)

describe('texts of a preview', () => {
  it('are marked where they stand on a page as they were written', () => {
    for (const path of [
      ['title'],
      ['body', { _key: 'a' }, 'children', { _key: 'b' }, 'text'],
      ['forWhom', 0],
    ]) {
      expect(isShownAsWritten(path)).toBe(true)
    }
  })

  it('are left alone where they decide something: each of these was thought of', () => {
    expect([...names].sort().join(' ')).toBe(
      'addresses[] alt areasServed[] boardName boardPhone boardUrl cities[] county description displayName effectiveDate email fileName fingerprint from hipaaCoveredEntity href issuer lastChecked licenceAbbreviation licenceNumber licenceTitle licenceType listItem locality marks[] name nameOnLicence orderRank peopleShown phone places[] postalCode previousSlugs[] publishedAt receivesHhsFunding region retiredAt sourceKind streetAddress[] style supervisorLicence supervisorName to unit until updatedAt url',
    )
  })
})
