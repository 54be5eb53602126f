import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createClient } from '@sanity/client'
import { pictureNames } from './pictures/catalogue.ts'
import { isEmptyDataset, seedDemo } from './seed.ts'

type Mutation = { createIfNotExists?: { _id: string } }

/** Answers as the lake does to the few requests that seeding makes, and remembers them. */
const uploads: Array<{ filename: string | null; type: string | undefined; size: number }> = []
const transactions: Mutation[][] = []
const questions: URL[] = []
let found = 0
let refuse = false

const lake = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://lake.invalid')
  const answer = (body: object, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  if (refuse) return answer({ error: { description: 'Not allowed' } }, 403)
  if (url.pathname.includes('/assets/images/')) {
    const content = await text(request.setEncoding('latin1'))
    const hash = createHash('sha1').update(content, 'latin1').digest('hex')
    const filename = url.searchParams.get('filename')
    uploads.push({ filename, type: request.headers['content-type'], size: content.length })
    answer({ document: { _id: `image-${hash}-2000x1125-jpg`, _type: 'sanity.imageAsset' } })
  } else if (url.pathname.includes('/data/mutate/')) {
    const { mutations } = JSON.parse(await text(request)) as { mutations: Mutation[] }
    transactions.push(mutations)
    answer({ transactionId: 'one', results: [] })
  } else {
    questions.push(url)
    answer({ ms: 1, query: '', result: found })
  }
})

beforeAll(() => new Promise<void>((resolve) => void lake.listen(0, '127.0.0.1', () => resolve())))
afterAll(() => new Promise<void>((resolve) => void lake.close(() => resolve())))

function client() {
  return createClient({
    projectId: 'nightlight',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `http://127.0.0.1:${(lake.address() as AddressInfo).port}`,
    useProjectHostname: false,
    useCdn: false,
    token: 'a-token',
  })
}

describe('isEmptyDataset', () => {
  it('counts drafts too', async () => {
    found = 0
    expect(await isEmptyDataset(client())).toBe(true)
    expect(questions.at(-1)?.searchParams.get('perspective')).toBe('raw')
  })

  it('is false when somebody has written anything', async () => {
    found = 1
    expect(await isEmptyDataset(client())).toBe(false)
  })
})

describe('seedDemo', () => {
  it('uploads every picture, then creates all documents in one transaction that changes nothing that exists', async () => {
    const lines: string[] = []
    await seedDemo(client(), { onProgress: (line) => lines.push(line) })

    expect(uploads.map(({ filename }) => filename).sort()).toEqual(
      pictureNames.map((name) => `${name}.jpg`).sort(),
    )
    expect(uploads.every(({ type }) => type === 'image/jpeg')).toBe(true)
    expect(uploads.filter(({ size }) => size > 400 * 1024)).toEqual([])
    expect(transactions).toHaveLength(1)
    const operations = transactions[0]?.flatMap((mutation) => Object.keys(mutation))
    expect(new Set(operations)).toEqual(new Set(['createIfNotExists']))
    expect(lines).toHaveLength(pictureNames.length + 1)
    expect(lines.at(-1)).toMatch(/ready: \d+ documents/)
  }, 60_000)

  it('passes the lake’s refusal on', async () => {
    refuse = true
    await expect(seedDemo(client())).rejects.toThrow('Not allowed')
    expect(transactions).toHaveLength(1)
  })
})
