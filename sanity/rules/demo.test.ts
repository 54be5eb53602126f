import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { demoDocuments } from '#sanity/demo/documents.ts'
import { pictureNames } from '#sanity/demo/pictures/catalogue.ts'
import { importText } from '#sanity/import/import-text.ts'
import { validate } from '#sanity/schema/validate-like-the-studio.ts'
import { checkDocument } from './check-document.ts'
import { places } from './examples.ts'
import type { LinkedPage } from './linked-pages.ts'

const assetIds = Object.fromEntries(
  pictureNames.map((name, index) => [
    name,
    `image-${String(index).padStart(40, '0')}-2000x1125-jpg`,
  ]),
)
const documents = demoDocuments(assetIds)
const find = (id: string) => documents.find(({ _id }) => _id === id)
const pages = new Map(
  documents.map(({ _id, title }): [string, LinkedPage] => [
    _id,
    { title: String(title), isPublished: true },
  ]),
)
const surroundings = {
  licenceTitle: String(find('practitioner-owner')?.licenceTitle),
  telehealthStatement: String(find('settings')?.telehealthStatement),
  pages,
}

describe('the demo practice', () => {
  it.each(documents.map((document) => [document._id, document] as const))(
    'has no errors, no warnings and few hints in %s',
    (_, document) => {
      const found = places(checkDocument(document, surroundings, Date.now()))
      expect(found.filter((place) => !place.startsWith('info'))).toEqual([])
      expect(found.length).toBeLessThanOrEqual(5)
    },
  )
})

/** A legal text keeps its reminder until a person has had it checked; the stub behind the rules knows of no HIPAA notice. */
const reminders = ['lastChecked', 'hipaaCoveredEntity']

describe('the demo practice in the Studio', () => {
  it.each(documents.map((document) => [document._id, document] as const))(
    'earns no error and no warning: %s',
    async (_, document) => {
      const said = await validate(document, {
        licenceTitle: surroundings.licenceTitle,
        telehealthStatement: surroundings.telehealthStatement,
        pages: documents.map(({ _id, title }) => ({
          _id,
          title: String(title),
          displayName: null,
          slug: null,
          previousSlugs: null,
          publishedAt: '2026-01-01T00:00:00Z',
        })),
      })
      const others = said.filter(({ path }) => !reminders.includes(path))
      expect(others.filter(({ level }) => level !== 'info')).toEqual([])
    },
  )
})

const handedOver = path.resolve(import.meta.dirname, '../../../shared/content/bad-mom-article.txt')
const ifThere = existsSync(handedOver) ? it : it.skip

describe('the article as the therapist hands it over', () => {
  ifThere('has no errors, and one warning, about online sessions', () => {
    const { article } = importText(readFileSync(handedOver), 'article.txt')
    const found = checkDocument(article, {}, Date.now())
    expect(found.filter(({ level }) => level === 'error')).toEqual([])
    expect(found.filter(({ level }) => level === 'warning').map(({ path }) => path.at(-1))).toEqual(
      ['locationLine'],
    )
    expect(found.filter(({ level }) => level === 'info').length).toBeLessThanOrEqual(3)
  })
})
