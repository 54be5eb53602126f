import { createWorkQueue } from './work-queue.ts'

/** Work that ends when the test says so. */
function createWork() {
  let finish = (_: string) => {}
  const promise = new Promise<string>((resolve) => {
    finish = resolve
  })
  let started = 0
  return {
    run: () => {
      started += 1
      return promise
    },
    finish,
    starts: () => started,
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the work queue', () => {
  it('runs so many at once and the rest in order', async () => {
    const queue = createWorkQueue(2, 10)
    const works = [createWork(), createWork(), createWork()]
    const results = works.map((work, index) => queue.run(String(index), work.run))
    await settle()
    expect(works.map((work) => work.starts())).toEqual([1, 1, 0])
    works[0]?.finish('a')
    await settle()
    expect(works.map((work) => work.starts())).toEqual([1, 1, 1])
    works[1]?.finish('b')
    works[2]?.finish('c')
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c'])
  })

  it('does equal work once', async () => {
    const queue = createWorkQueue(1, 0)
    const work = createWork()
    const results = [queue.run('same', work.run), queue.run('same', work.run)]
    await settle()
    work.finish('done')
    expect(await Promise.all(results)).toEqual(['done', 'done'])
    expect(work.starts()).toBe(1)
  })

  it('says 503 when too much waits, and takes work again afterwards', async () => {
    const queue = createWorkQueue(1, 1)
    const works = [createWork(), createWork()]
    const results = works.map((work, index) => queue.run(String(index), work.run))
    await expect(queue.run('third', async () => '')).rejects.toMatchObject({
      status: 503,
      headers: { 'retry-after': expect.any(String) },
    })
    for (const work of works) work.finish('')
    await Promise.all(results)
    expect(await queue.run('fourth', async () => 'fine')).toBe('fine')
  })

  it('goes on after work that failed', async () => {
    const queue = createWorkQueue(1, 1)
    const fail = () => Promise.reject(new Error('broken'))
    await expect(queue.run('same', fail)).rejects.toThrow('broken')
    expect(await queue.run('same', async () => 'fine')).toBe('fine')
  })
})
