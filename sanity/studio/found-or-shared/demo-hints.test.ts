import { evaluate, parse } from 'groq-js'
import { demoDocuments } from '#sanity/demo/documents.ts'
import { pictureNames } from '#sanity/demo/pictures/catalogue.ts'
import { describeDraft } from './describe-draft.ts'
import { listHints } from './hints.ts'
import { pageTypes } from './page-types.ts'
import { type Asking, askSurroundings, slugIn } from './surroundings.ts'

const assets = pictureNames.map((name, index) => ({
  name,
  _id: `image-${String(index).padStart(40, '0')}-2000x1125-jpg`,
  _type: 'sanity.imageAsset',
}))
const documents = demoDocuments(Object.fromEntries(assets.map(({ name, _id }) => [name, _id])))
const client = {
  fetch: async (query: string, params: object) => {
    const answer = await evaluate(parse(query, { params: { ...params } }), {
      dataset: [...documents, ...assets],
      params: { ...params },
    })
    return answer.get()
  },
} as unknown as Asking['client']
const withPage = documents.filter(({ _type }) => _type in pageTypes)

describe('the demo practice', () => {
  it.each(withPage.map((document) => [document._id, document] as const))(
    'shows how it is done when found and shared: %s',
    async (_, document) => {
      const around = await askSurroundings({ client }, document._type, slugIn(document))
      const description = describeDraft(document, around, 'https://www.example.com')
      expect(description && listHints(description, document._type)).toEqual([])
    },
  )
})
