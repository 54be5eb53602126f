import { startTestLake, type TestLake } from '../test-lake.ts'
import { createStrangerCount } from './strangers.ts'

describe('The count of strangers', () => {
  const limits = { ofOneAddress: 2, ofAll: 3, withoutAddress: 2 }

  it('is kept for each address, for all of them, and for callers without one', () => {
    const { enter } = createStrangerCount(limits)
    const taken = ['a', 'a', 'a', undefined, undefined, undefined, 'b', 'c'].map(
      (address) => enter(address) !== undefined,
    )
    expect(taken).toEqual([true, true, false, true, true, false, true, false])
  })

  it('gives a place back once, however often its stream ends', () => {
    const { enter } = createStrangerCount(limits)
    const leave = enter('a')
    enter('a')
    leave?.()
    leave?.()
    expect(enter('a')).toBeDefined()
    expect(enter('a')).toBeUndefined()
  })
})

describe('Live streams of strangers', () => {
  let lake: TestLake
  const leaving = new AbortController()
  beforeAll(async () => {
    lake = await startTestLake()
  })
  afterAll(async () => {
    leaving.abort()
    await lake.close()
  })

  /** Opens a stream, and gives its first event. */
  async function open(address: string, token?: string): Promise<string> {
    const answer = await fetch(`${lake.url}/v2025-02-19/data/live/events/production`, {
      headers: {
        'x-forwarded-for': address,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      signal: leaving.signal,
    })
    const { value } = (await answer.body?.getReader().read()) ?? {}
    return new TextDecoder().decode(value)
  }

  it('are told to leave past twenty of an address, and take nothing from anyone else', async () => {
    for (let count = 0; count < 20; count++) {
      expect(await open('203.0.113.1')).toContain('event: welcome')
    }
    const refused = await open('203.0.113.1')
    expect(refused).toContain('event: goaway')
    expect(refused).toContain('"reason":"connection limit reached"')
    expect(await open('203.0.113.2')).toContain('event: welcome')
    expect(await open('203.0.113.1', lake.token('viewer'))).toContain('event: welcome')
  })
})
