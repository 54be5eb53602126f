import { BusyError, makeLimiter } from './limiter.ts'

function makeWork() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let started = false
  const work = () => {
    started = true
    return promise
  }
  return { work, resolve, reject, hasStarted: () => started }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('makeLimiter', () => {
  it('runs no more at once than it may, the rest in turn', async () => {
    const limit = makeLimiter(2, 10)
    const works = [makeWork(), makeWork(), makeWork(), makeWork()] as const
    const done = works.map(({ work }) => limit(work))
    await settle()
    expect(works.map((work) => work.hasStarted())).toEqual([true, true, false, false])
    works[0].resolve()
    await settle()
    expect(works.map((work) => work.hasStarted())).toEqual([true, true, true, false])
    for (const work of works) work.resolve()
    await Promise.all(done)
  })

  it('refuses what would wait too long, and goes on after failures', async () => {
    const limit = makeLimiter(1, 1)
    const first = makeWork()
    const running = limit(first.work)
    const waiting = limit(async () => 'second')
    await expect(limit(async () => 'third')).rejects.toThrow(BusyError)
    first.reject(new Error('broken'))
    await expect(running).rejects.toThrow('broken')
    await expect(waiting).resolves.toBe('second')
    await expect(limit(async () => 'fourth')).resolves.toBe('fourth')
  })
})
