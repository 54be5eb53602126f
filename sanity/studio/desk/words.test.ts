import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { jest } from '@jest/globals'
import { root } from '../../../scripts/processes.ts'

jest.unstable_mockModule('sanity', () => ({
  defineLocaleResourceBundle: (bundle: object) => bundle,
}))
const { deskWords, wordsByNamespace } = await import('./words.ts')

const folder = path.join(root, 'node_modules/sanity/lib')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))

/** A word of each part that is surely its own: the file that holds it holds the others. */
const anchors: Record<keyof typeof wordsByNamespace, string> = {
  structure: 'panes.document-list-pane.no-documents.text',
  presentation: 'locations-banner.resolving.text',
  releases: 'presence.tooltip.one-without-release',
  studio: 'inputs.array.action.add-item',
  validation: 'slug.not-unique',
}

const parts = Object.entries(wordsByNamespace).map(
  ([name, words]) => [name, Object.entries(words)] as const,
)

describe('the Studio’s own words', () => {
  it.each(parts)(
    'in its part “%s” still stand under the names by which they are replaced',
    (name, words) => {
      const anchor = anchors[name as keyof typeof anchors]
      const file = files.find((text) => text.includes(`"${anchor}": "`)) ?? ''
      expect(words.map(([key]) => key).filter((key) => !file.includes(`"${key}": `))).toEqual([])
    },
  )

  it('have a name for each kind of document that stands well within a sentence', () => {
    const { resources } = deskWords.find(({ namespace }) => namespace === 'structure') ?? {}
    expect(resources).toMatchObject({
      'in-a-sentence.Post': 'post',
      'in-a-sentence.Home page': 'home page',
      'in-a-sentence.HIPAA notice': 'HIPAA notice',
    })
  })

  it('say nothing of documents, types, references or fields', () => {
    const jargon =
      /\b(documents?|schemas?|types? of|references?|fields?|assets?|datasets?|slugs?|untitled|items?|blocks?|annotations?|urls?)\b/i
    expect(parts.flatMap(([, words]) => words).filter(([, said]) => jargon.test(said))).toEqual([])
  })
})
