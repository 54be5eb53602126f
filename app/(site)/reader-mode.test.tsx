/** @jest-environment jsdom */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TextDecoder, TextEncoder } from 'node:util'
import { Readability } from '@mozilla/readability'
import { render } from '@testing-library/react'
import { evaluate, parse } from 'groq-js'
import type { z } from 'zod'
import { ArticleView } from '#components/article-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { countWords } from '#lib/reading-time.ts'
import { absolute, routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import type { Article, Practice } from '#lib/views.ts'
import { demoDocuments } from '#sanity/demo/documents.ts'
import { pictureNames } from '#sanity/demo/pictures/catalogue.ts'
import { importText } from '#sanity/import/import-text.ts'
import { articleBySlug } from '#sanity/schema/article/query.ts'
import { articleBySlugParser, toArticleOnPage } from '#sanity/schema/article/view.ts'
import type { Read } from '#sanity/schema/read.ts'
import { practice } from '#sanity/schema/settings/query.ts'
import { practiceParser, toPractice } from '#sanity/schema/settings/view.ts'

// The test's browser has none of its own.
Object.assign(globalThis, { TextDecoder, TextEncoder })

/** A real article, which is no part of this repository; it lies beside it where people work on both. */
const realFile = path.resolve('../shared/content/bad-mom-article.txt')
const ownFile = path.resolve('sanity/import/fixtures/evening-worry.txt')
const siteUrl = 'https://www.example.com'
const now = '2026-11-01T18:00:00.000Z'
const reading = { drafts: false }

const picture = `image-${'b'.repeat(40)}-2000x1125-jpg`
const demo = [
  ...demoDocuments(Object.fromEntries(pictureNames.map((name) => [name, picture]))),
  { _id: picture, _type: 'sanity.imageAsset', banner: undefined },
]
const banner = demo.find(({ _id }) => _id === 'article-awake-at-three')?.banner

/** Imports a text as the therapist would, with a picture and a topic, and publishes it. */
function publish(file: string) {
  const { article } = importText(readFileSync(file), path.basename(file))
  const topics = [{ _type: 'reference', _ref: 'topic-motherhood', _weak: true, _key: 't' }]
  return { ...article, _id: 'imported', _rev: 'r', banner, topics, publishedAt: now }
}

async function ask<Parameters extends Record<string, string | number>, Result, Output>(
  { query }: Read<Parameters, Result>,
  parser: z.ZodType<Output, Result>,
  given: Parameters,
  dataset: object[],
): Promise<Output> {
  const params = { ...given, now, drafts: false }
  const value = await evaluate(parse(query, { params }), { dataset, params })
  return parser.parse(await value.get())
}

async function readPage(slug: string, more: object[] = []) {
  const dataset = [...demo, ...more].map((document) => ({ _rev: 'r', ...document }))
  const house = toPractice(await ask(practice, practiceParser, {}, dataset), reading)
  const found = await ask(articleBySlug, articleBySlugParser, { slug }, dataset)
  const article = found.article && toArticleOnPage(found.article, found.defaults, reading)
  if (!article) throw new Error(`There is no article at ${slug}.`)
  return { article, house, page: showPage(article, house) }
}

function showPage(article: Article, house: Practice): Document {
  const place = routes.article(article.slug)
  const graph = describeGraph(siteUrl, house, { path: place, title: article.title, article })
  const { container } = render(
    <Shell practice={house} section="blog">
      <ArticleView article={article} practice={house} address={absolute(siteUrl, place)} />
      <StructuredData graph={graph} />
    </Shell>,
  )
  const head = `<title>${article.title} · ${house.name}</title>`
  const html = `<html lang="en-US"><head>${head}</head><body>${container.innerHTML}</body></html>`
  return new DOMParser().parseFromString(html, 'text/html')
}

const wordsIn = (element: Element | null) =>
  (element?.textContent ?? '').split(/\s+/).filter((word) => word !== '')

/** What a reader mode makes of the page, and the words of the text that it has to hold. */
function extract(page: Document) {
  const paragraphs = [...page.querySelectorAll('.prose > *')]
  const wanted = paragraphs.map((block) => wordsIn(block).join(''))
  const found = new Readability(page).parse()
  const content = new DOMParser().parseFromString(found?.content ?? '', 'text/html').body
  const text = wordsIn(content).join('')
  return { found, content, text, missing: wanted.filter((words) => !text.includes(words)) }
}

const stepsOf = ({ body }: Article) =>
  body.flatMap((block) => (block.type === 'steps' ? block.steps : [])).length

describe('a reader mode', () => {
  it.each([
    ['every kind of block', 'awake-at-three-in-the-morning', []],
    ['four steps', 'after-youve-yelled-finding-your-way-back', []],
    ['lists and a quick exit', 'walking-on-eggshells-at-home', []],
    ['an imported text', undefined, [publish(ownFile)]],
  ])('finds title, byline and the whole text: %s', async (_, slug, more) => {
    const at = slug ?? more[0]?.slug?.current ?? ''
    const { article, page } = await readPage(at, more)
    const { found, content, text, missing } = extract(page)
    expect(found?.title).toBe(article.title)
    expect(found?.byline).toBe('Your Name, LMFT')
    expect(missing).toEqual([])
    expect(content.querySelectorAll('ol > li blockquote').length).toBe(stepsOf(article))
    expect(text).not.toContain('Othersto')
    expect(text).not.toContain('Helprightnow')
  })
})

const ifThere = existsSync(realFile) ? it : it.skip

describe('the article as the therapist hands it over', () => {
  ifThere('shows every part, and a reader mode finds the whole of it', async () => {
    const document = publish(realFile)
    const { article, house, page } = await readPage(document.slug?.current ?? '', [document])
    expect([...page.querySelectorAll('h1')].map((one) => one.textContent)).toEqual([article.title])
    expect(page.querySelector('h1 + p.subtitle')?.textContent).toBe(article.subtitle)
    expect(page.querySelector('.reading-banner img')?.getAttribute('fetchpriority')).toBe('high')
    expect(page.querySelectorAll('.prose h2').length).toBe(5)
    expect(page.querySelectorAll('ol.steps').length).toBe(1)
    const steps = [...page.querySelectorAll('ol.steps > li')]
    expect(steps.map((step) => step.querySelectorAll('blockquote').length)).toEqual([1, 1, 1])
    expect(page.querySelectorAll('.related li').length).toBe(3)
    const ending = page.querySelectorAll('main > :last-child, main > :nth-last-child(2)')
    expect(ending[0]?.textContent).toContain('online throughout California')
    expect(article.readingMinutes).toBe(Math.ceil(article.words / 230))
    expect(article.words).toBeLessThan(countWords(readFileSync(realFile, 'utf8')))
    expect(page.querySelector('.byline')?.textContent).toContain(house.owner?.licenceNumber)

    const { found, missing } = extract(page)
    expect(found?.title).toBe(article.title)
    expect(found?.byline).toBe('Your Name, LMFT')
    expect(missing).toEqual([])
  })

  if (!existsSync(realFile)) console.warn(`Skipped: there is no ${realFile}.`)
})
