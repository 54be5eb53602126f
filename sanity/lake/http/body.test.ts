import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { createBodyReader } from './body.ts'

function incoming(headers = {}): PassThrough & { message: IncomingMessage } {
  const stream = Object.assign(new PassThrough(), { headers })
  return Object.assign(stream, { message: stream as unknown as IncomingMessage })
}

describe('The body of a request', () => {
  it('is all that was sent, however often it is asked for', async () => {
    const stream = incoming()
    const read = createBodyReader(stream.message)
    const reading = read(100)
    stream.write('one ')
    stream.end('two')
    expect(String(await reading)).toBe('one two')
    expect(await read(100)).toBe(await reading)
  })

  it('may be empty', async () => {
    const stream = incoming()
    stream.end()
    expect(await createBodyReader(stream.message)(100)).toHaveLength(0)
  })

  it.each([
    ['announced', { 'content-length': '200' }, ''],
    ['sent', {}, 'x'.repeat(200)],
  ])(
    'is refused when more than the limit is %s, and the rest is read all the same',
    async (_, headers, text) => {
      const stream = incoming(headers)
      const reading = createBodyReader(stream.message)(100)
      stream.write(text)
      await expect(reading).rejects.toMatchObject({ status: 413 })
      const ended = new Promise((resolve) => stream.once('end', resolve))
      stream.end('x'.repeat(200_000))
      await ended
    },
  )

  it('is broken off when the caller goes, before it is asked for or while', async () => {
    const early = incoming()
    early.destroy()
    await expect(createBodyReader(early.message)(100)).rejects.toMatchObject({ status: 400 })
    const late = incoming()
    const reading = createBodyReader(late.message)(100)
    late.write('half')
    late.destroy()
    await expect(reading).rejects.toMatchObject({ status: 400 })
  })
})
