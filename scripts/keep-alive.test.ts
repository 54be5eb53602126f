import { ChildProcess } from 'node:child_process'
import { keepAlive } from './keep-alive.ts'
import type { Service } from './processes.ts'

/** A service that ends when a test says so. */
function makeService() {
  const process = new ChildProcess()
  let stops = 0
  const service: Service = {
    process,
    stop: async () => {
      stops++
      process.emit('exit', 0)
    },
    lastWords: () => '',
  }
  return { service, end: () => process.emit('exit', 1), stops: () => stops }
}

describe('a service that is kept alive', () => {
  it('is started again when it ends unasked, as often as it takes', async () => {
    const made = [makeService(), makeService(), makeService()]
    const started = [0, 1, 2].map(() => Promise.withResolvers<void>())
    const troubles: unknown[] = []
    let starts = 0
    const kept = keepAlive(
      async () => {
        const one = made[starts]
        started[starts]?.resolve()
        starts++
        if (!one) throw new Error('asked too often')
        return one.service
      },
      { onTrouble: (problem) => troubles.push(problem), firstPause: 1 },
    )
    await kept.start()
    for (const place of [0, 1]) {
      // The start is known to the keeper one turn after it is made.
      await new Promise((resolve) => setImmediate(resolve))
      made[place]?.end()
      await started[place + 1]?.promise
    }
    await kept.stop()
    expect(troubles).toEqual(['ended', 'ended'])
    expect(starts).toBe(3)
    expect(made[2]?.stops()).toBe(1)
  })

  it('is tried again when it can’t be started, and the reason is told', async () => {
    const first = makeService()
    const second = makeService()
    const back = Promise.withResolvers<void>()
    const troubles: unknown[] = []
    let starts = 0
    const kept = keepAlive(
      async () => {
        starts++
        if (starts === 1) return first.service
        if (starts < 4) throw new Error(`try ${starts}`)
        back.resolve()
        return second.service
      },
      { onTrouble: (problem) => troubles.push(problem), firstPause: 1 },
    )
    await kept.start()
    first.end()
    await back.promise
    await kept.stop()
    expect(troubles.map(String)).toEqual(['ended', 'Error: try 2', 'Error: try 3'])
    expect(second.stops()).toBe(1)
  })

  it('stays stopped when it was asked to stop', async () => {
    const only = makeService()
    let starts = 0
    const troubles: unknown[] = []
    const kept = keepAlive(
      async () => {
        starts++
        return only.service
      },
      { onTrouble: (problem) => troubles.push(problem), firstPause: 1 },
    )
    await kept.start()
    await kept.stop()
    expect({ starts, troubles, stops: only.stops() }).toEqual({ starts: 1, troubles: [], stops: 1 })
  })

  it('leaves nothing behind when it is stopped while it starts again', async () => {
    const first = makeService()
    const second = makeService()
    const asked = Promise.withResolvers<void>()
    const slow = Promise.withResolvers<Service>()
    let starts = 0
    const kept = keepAlive(
      async () => {
        starts++
        if (starts === 1) return first.service
        asked.resolve()
        return slow.promise
      },
      { onTrouble: () => {}, firstPause: 1 },
    )
    await kept.start()
    first.end()
    await asked.promise
    const stopped = kept.stop()
    slow.resolve(second.service)
    await stopped
    expect(second.stops()).toBe(1)
  })

  it('does not wait out a pause when it is stopped', async () => {
    const first = makeService()
    const refused = Promise.withResolvers<void>()
    let starts = 0
    const kept = keepAlive(
      async () => {
        starts++
        if (starts === 1) return first.service
        throw new Error('no')
      },
      { onTrouble: (problem) => problem !== 'ended' && refused.resolve(), firstPause: 3_600_000 },
    )
    await kept.start()
    first.end()
    await refused.promise
    await kept.stop()
    expect(starts).toBe(2)
  })

  it('tells whoever starts it first why it can’t be started', async () => {
    const kept = keepAlive(
      async () => {
        throw new Error('Port 3010 is taken.')
      },
      { onTrouble: () => {} },
    )
    await expect(kept.start()).rejects.toThrow('Port 3010 is taken.')
    await kept.stop()
  })
})
