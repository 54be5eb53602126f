import { ClientError, type SanityClient } from '@sanity/client'
import { importText } from './import-text.ts'
import type { Known } from './known-article.ts'
import { saveArticle } from './save-article.ts'

const { article } = importText(Buffer.from('Quiet Nights\n\nIt begins.\n'), 'quiet.txt')
const options = { publish: false, now: '2026-05-09T20:00:00.000Z' }

/** A lake of one article at most; `answers` are what successive searches for the text find. */
function makeClient(answers: Known[][], refusal?: Error): SanityClient {
  const client = {
    fetch: async (query: string) => {
      if (query.includes('fingerprint')) return answers.shift() ?? []
      return query.includes('settings') ? null : []
    },
    create: async () => {
      if (refusal) throw refusal
    },
  }
  return client as unknown as SanityClient
}

const draft: Known = {
  _id: 'drafts.article-1',
  slug: 'quiet-nights',
  hasTitle: true,
  hasBanner: false,
  publishedAt: null,
}
const conflict = new ClientError({
  statusCode: 409,
  statusMessage: 'Conflict',
  body: { error: { description: 'exists', type: 'mutationError' } },
  headers: {},
  method: 'POST',
  url: '',
})

describe('saveArticle', () => {
  it('takes the article of another import that was faster', async () => {
    const outcome = await saveArticle(makeClient([[], [draft]], conflict), article, options)
    expect(outcome).toMatchObject({ state: 'known-draft', id: 'article-1', slug: 'quiet-nights' })
  })

  it('passes other refusals on', async () => {
    await expect(saveArticle(makeClient([[], []], conflict), article, options)).rejects.toBe(
      conflict,
    )
    const failure = new Error('fetch failed')
    await expect(saveArticle(makeClient([[]], failure), article, options)).rejects.toBe(failure)
  })

  it('makes a draft without a picture that is refused, names it, and publishes nothing in that case', async () => {
    const created: object[] = []
    const client = Object.assign(makeClient([[], []]), {
      create: async (document: object) => created.push(document),
      assets: {
        upload: async () => {
          throw Object.assign(new Error('Too large.'), { statusCode: 413 })
        },
      },
    })
    const reference = { _type: 'reference' as const, _ref: 'file:1' }
    const banner = { _type: 'picture' as const, asset: reference, peopleShown: 'none' as const }
    const pictures = [
      {
        reference: 'file:1',
        bytes: new Uint8Array(1),
        fileName: 'lamp.png',
        contentType: 'image/png',
      },
    ]
    const save = (publish: boolean) =>
      saveArticle(client, { ...article, banner }, { ...options, publish, pictures })
    await expect(save(true)).rejects.toThrow(/^Not published. The picture lamp.png,.* Too large/)
    expect(created).toEqual([])
    expect(await save(false)).toMatchObject({
      hasBanner: false,
      remarks: [expect.stringMatching(/^The picture lamp.png, which stood at the top/)],
    })
    expect(created).toEqual([expect.not.objectContaining({ banner: expect.anything() })])
  })

  it('leaves a live article with unpublished changes alone, even when asked to publish', async () => {
    const live = { ...draft, _id: 'article-1', publishedAt: options.now }
    const outcome = await saveArticle(makeClient([[draft, live]]), article, {
      ...options,
      publish: true,
    })
    expect(outcome.state).toBe('known-changed')
  })

  it('does not publish a draft that lost its web address', async () => {
    const unready = makeClient([[{ ...draft, slug: null }]])
    await expect(saveArticle(unready, article, { ...options, publish: true })).rejects.toThrow(
      /lacks its title or web address/,
    )
  })
})
