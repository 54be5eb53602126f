import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { evaluate, parse } from 'groq-js'

type Document = { _id: string; _type: string; [field: string]: unknown }

/** What a request to the stub asked for. */
export type Asked = { url: URL; authorization: string | undefined }

/**
 * A lake for tests: answers queries over the given documents on a port of its own.
 * `answer` may take a request over, for a lake that is slow, refuses or talks nonsense.
 */
export async function startStubLake(documents: Document[] = []) {
  const asked: Asked[] = []
  let takeOver: ((response: ServerResponse) => void) | undefined
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://lake.invalid')
    asked.push({ url, authorization: request.headers.authorization })
    if (takeOver) return takeOver(response)
    void answerQuery(url, request, documents).then((answer) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    asked,
    documents,
    answer(handler: ((response: ServerResponse) => void) | undefined) {
      takeOver = handler
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answerQuery(url: URL, request: IncomingMessage, documents: Document[]) {
  const { query, params } = await readQuery(url, request)
  const isDraft = (id: string) => id.startsWith('drafts.')
  const kept = documents.map((document) => ({ _rev: 'a', ...document }))
  const published = kept.filter(({ _id }) => !isDraft(_id))
  const drafts = kept.filter(({ _id }) => isDraft(_id))
  const perspective = url.searchParams.get('perspective')
  const dataset =
    perspective === 'raw'
      ? kept
      : perspective === 'drafts'
        ? [
            ...published.filter(
              ({ _id }) => !drafts.some((draft) => draft._id === `drafts.${_id}`),
            ),
            ...drafts.map((draft) => ({ ...draft, _id: draft._id.slice('drafts.'.length) })),
          ]
        : published
  const value = await evaluate(parse(query, { params }), { dataset, params })
  return { result: await value.get(), ms: 1, syncTags: ['s1:one', 's1:two'] }
}

/** A long query comes in the body, a short one in the address. */
async function readQuery(url: URL, request: IncomingMessage) {
  if (request.method === 'POST') {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string
      params: Record<string, unknown>
    }
    return body
  }
  const params = Object.fromEntries(
    [...url.searchParams]
      .filter(([name]) => name.startsWith('$'))
      .map(([name, value]) => [name.slice(1), JSON.parse(value) as unknown]),
  )
  return { query: url.searchParams.get('query') ?? '', params }
}
