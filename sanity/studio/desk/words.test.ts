import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { jest } from '@jest/globals'
import { root } from '../../../scripts/processes.ts'

jest.unstable_mockModule('sanity', () => ({
  defineLocaleResourceBundle: (bundle: object) => bundle,
}))
const { wordsByNamespace } = await import('./words.ts')

const folder = path.join(root, 'node_modules/sanity/lib')
const studio = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n')

const replaced = Object.values(wordsByNamespace).flatMap((words) => Object.entries(words))

describe('the Studio’s own words', () => {
  it('still stand under the names by which they are replaced', () => {
    expect(replaced.map(([key]) => key).filter((key) => !studio.includes(`"${key}"`))).toEqual([])
  })

  it('say nothing of documents, types, references or fields', () => {
    const jargon =
      /\b(documents?|schemas?|types? of|references?|fields?|assets?|datasets?|slugs?|untitled|items?)\b/i
    expect(replaced.filter(([, words]) => jargon.test(words))).toEqual([])
  })
})
