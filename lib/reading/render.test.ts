import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectReads, noteRead } from './record.ts'
import { type RequestHandler, renderIntoBuffer } from './render.ts'

const asked = { path: '/blog/one', host: 'localhost:3000', timeLimit: 5_000 }
const render = (handler: RequestHandler, timeLimit = 5_000) =>
  renderIntoBuffer(handler, { ...asked, timeLimit })

describe('renderIntoBuffer', () => {
  it('returns the whole answer, however it is written', async () => {
    const answer = await render(async (_, response) => {
      response.setHeader('X-Early', 'yes')
      response.writeHead(200, 'OK', { 'Content-Type': 'text/html' })
      response.flushHeaders()
      response.write('<p>')
      response.write(Buffer.from('é'), () => response.end('3c2f703e', 'hex'))
    })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({ 'x-early': 'yes', 'content-type': 'text/html' })
    expect(answer.body.toString()).toBe('<p>é</p>')
  })

  it('reads headers that are given as one list', async () => {
    const answer = await render((_, response) => {
      response.writeHead(308, ['Location', '/blog/two', 'X-Other', 'a']).end()
    })
    expect(answer).toMatchObject({
      status: 308,
      headers: { location: '/blog/two', 'x-other': 'a' },
    })
  })

  it('looks to the handler like a request of nobody in particular', async () => {
    let seen: IncomingMessage | undefined
    let ended = false
    await render(async (request, response: ServerResponse) => {
      seen = request
      expect(response.headersSent).toBe(false)
      for await (const _ of request) throw new Error('There is no body.')
      response.on('finish', () => {
        ended = true
      })
      response.end('x')
      expect(response.headersSent).toBe(true)
      expect(response.writableEnded).toBe(true)
    })
    expect(seen).toMatchObject({ method: 'GET', url: '/blog/one' })
    expect(Object.keys(seen?.headers ?? {}).sort()).toEqual(['accept', 'host', 'user-agent'])
    expect(seen?.headers.cookie).toBeUndefined()
    expect(ended).toBe(true)
  })

  it('carries the record of what is read through every await', async () => {
    const { record } = await collectReads(() =>
      render(async (_, response) => {
        await new Promise((resolve) => setImmediate(resolve))
        noteRead({ tags: ['s1:a'], changesAt: 7 })
        response.end()
      }),
    )
    expect(record).toEqual({
      tags: new Set(['s1:a']),
      changesAt: 7,
      isPrivate: false,
      isLakeFailing: false,
      isGone: false,
    })
  })

  it.each<[string, RequestHandler]>([
    [
      'breaks off half way',
      (_, response) => {
        response.write('<p>half')
        response.destroy(new Error('half way'))
      },
    ],
    [
      'fails',
      async () => {
        throw new Error('half way')
      },
    ],
  ])('throws when the handler %s', async (_, handler) => {
    await expect(render(handler)).rejects.toThrow('half way')
  })

  it('does not wait for ever, and tells the handler that nobody waits', async () => {
    let wasTold = false
    const rendering = render((_, response) => {
      response.on('close', () => {
        wasTold = true
      })
    }, 20)
    await expect(rendering).rejects.toThrow('longer than 20 ms')
    expect(wasTold).toBe(true)
  })

  it('holds no endless answer', async () => {
    const rendering = render((_, response) => {
      for (let part = 0; part < 20; part++) response.write(Buffer.alloc(1024 * 1024))
    })
    await expect(rendering).rejects.toThrow('larger than 16 MB')
  })
})
