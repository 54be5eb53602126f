import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5'
import { Refusal } from '../../scripts/processes.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

export type TwinArticle = {
  title: string
  description: string
  /** The article's element as HTML, without classes. */
  html: string
  /** Addresses of all pictures in all their sizes, as the page gives them. */
  pictures: string[]
}

const kept = new Set(
  'href src srcset sizes type alt width height fetchpriority decoding loading datetime lang id'.split(
    ' ',
  ),
)

/**
 * Takes the article out of a page: its words, its links and its pictures, none of what makes the page the house's own.
 * @throws {Refusal} when the page has no article.
 */
export function readArticle(page: string, address: string): TwinArticle {
  const document = parse(page)
  const all = [...elementsBelow(document.childNodes)]
  const article = all.find(({ tagName }) => tagName === 'article')
  const heading = all.find(({ tagName }) => tagName === 'h1')
  if (!article || !heading) throw new Refusal(`${address} shows no article.`)
  const description = all.find((element) => read(element, 'name') === 'description')
  article.childNodes = article.childNodes.filter(
    (node) => !('tagName' in node && node.tagName === 'nav'),
  )
  const pictures = new Set<string>()
  for (const element of elementsBelow(article.childNodes)) {
    element.attrs = element.attrs.filter(({ name }) => kept.has(name))
    if (!['img', 'source'].includes(element.tagName)) continue
    const sizes = (read(element, 'srcset') ?? '')
      .split(',')
      .map((size) => size.trim().split(' ')[0])
    for (const picture of [read(element, 'src'), ...sizes]) {
      if (picture?.startsWith('/')) pictures.add(picture)
    }
  }
  return {
    title: serialize(heading).replace(/<[^>]*>/g, ''),
    description: (description && read(description, 'content')) ?? '',
    html: serialize(article),
    pictures: [...pictures],
  }
}

function* elementsBelow(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!('tagName' in node)) continue
    yield node
    yield* elementsBelow(node.childNodes)
  }
}

function read(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}
