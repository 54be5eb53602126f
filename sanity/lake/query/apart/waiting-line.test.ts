import { LakeError } from '../../types.ts'
import { WaitingLine } from './waiting-line.ts'

/** A line whose work ends when the test says so. */
function openLine(mostWaiting: number, longestWait = 60_000) {
  const line = new WaitingLine<string>(mostWaiting, longestWait)
  const begun: string[] = []
  const ends = new Map<string, (outcome: string) => void>()
  const enter = (key: string, owner = 'me', signal = new AbortController().signal) =>
    line.enter({
      key,
      owner,
      signal,
      work: () => {
        begun.push(key)
        return new Promise((resolve) => ends.set(key, resolve))
      },
    })
  const end = async (key: string) => {
    ends.get(key)?.(`${key} done`)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { line, begun, enter, end }
}

const busy = { status: 503, headers: { 'retry-after': '5' } }

describe('The line of heavy queries', () => {
  it('does one after the other, and lets whoever was not served last go first', async () => {
    const { begun, enter, end } = openLine(5)
    const all = [enter('a1', 'a'), enter('a2', 'a'), enter('a3', 'a'), enter('b1', 'b')]
    for (const key of ['a1', 'b1', 'a2', 'a3']) await end(key)
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3'])
    expect(await Promise.all(all)).toEqual(['a1 done', 'a2 done', 'a3 done', 'b1 done'])
  })

  it('works once for all who wait for the same', async () => {
    const { begun, enter, end } = openLine(5)
    const all = [enter('running'), enter('same'), enter('same')]
    await end('running')
    await end('same')
    expect(await Promise.all(all)).toEqual(['running done', 'same done', 'same done'])
    expect(begun).toEqual(['running', 'same'])
  })

  it('does not share work that began before the caller came', async () => {
    const { begun, enter, end } = openLine(5)
    const first = enter('same')
    const second = enter('same')
    await end('same')
    await end('same')
    await Promise.all([first, second])
    expect(begun).toEqual(['same', 'same'])
  })

  it('sends away whoever comes when it is full, or waits too long', async () => {
    const { begun, enter, end } = openLine(1, 1)
    const running = enter('running')
    const waiting = enter('waiting')
    await expect(enter('late')).rejects.toMatchObject(busy)
    await expect(waiting).rejects.toBeInstanceOf(LakeError)
    await end('running')
    expect(await running).toBe('running done')
    expect(begun).toEqual(['running'])
  })

  it('gives the place of a caller who leaves to the next', async () => {
    const { begun, enter, end } = openLine(1)
    const running = enter('running')
    const leaving = new AbortController()
    const left = enter('left', 'me', leaving.signal)
    leaving.abort()
    await expect(left).rejects.toMatchObject(busy)
    const next = enter('next')
    await end('running')
    await end('next')
    await Promise.all([running, next])
    expect(begun).toEqual(['running', 'next'])
  })

  it('goes on after work that failed', async () => {
    const line = new WaitingLine<string>(5, 60_000)
    const { signal } = new AbortController()
    const work = (outcome: () => Promise<string>) => ({ owner: 'me', signal, work: outcome })
    const failing = line.enter({ key: '1', ...work(() => Promise.reject(new Error('no'))) })
    const next = line.enter({ key: '2', ...work(() => Promise.resolve('yes')) })
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})
