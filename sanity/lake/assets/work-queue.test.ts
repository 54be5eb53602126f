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

  it('lets callers take turns, however much one of them asks for', async () => {
    const queue = createWorkQueue(1, 10)
    const done: string[] = []
    const ask = (caller: string, name: string) =>
      queue.run(name, async () => void done.push(name), { caller })
    await Promise.all([
      ...['a1', 'a2', 'a3', 'a4'].map((name) => ask('a', name)),
      ...['b1', 'b2'].map((name) => ask('b', name)),
    ])
    expect(done).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4'])
  })

  it('says 503 to whoever has too much waiting, and not to others', async () => {
    const queue = createWorkQueue(1, 10, 2)
    const work = createWork()
    const asked = ['1', '2', '3'].map((key) => queue.run(key, work.run, { caller: 'a' }))
    await expect(queue.run('4', work.run, { caller: 'a' })).rejects.toMatchObject({ status: 503 })
    asked.push(queue.run('5', work.run, { caller: 'b' }))
    work.finish('done')
    expect(await Promise.all(asked)).toHaveLength(4)
  })

  it('makes room for others, when it is full, at the cost of whoever has most waiting', async () => {
    const queue = createWorkQueue(1, 3)
    const work = createWork()
    const ask = (caller: string, key: string) => queue.run(key, work.run, { caller })
    const [running, first, second, last] = ['1', '2', '3', '4'].map((key) => ask('a', key))
    const refused = expect(last).rejects.toMatchObject({ status: 503 })
    const other = ask('b', '5')
    await expect(ask('a', '6')).rejects.toMatchObject({ status: 503 })
    work.finish('done')
    await refused
    expect(await Promise.all([running, first, second, other])).toHaveLength(4)
  })

  it('does heavy work singly, and after what is light', async () => {
    const queue = createWorkQueue(2, 10)
    const [one, two, light] = [createWork(), createWork(), createWork()]
    const heavy = { isHeavy: true }
    const results = [
      queue.run('one', one.run, heavy),
      queue.run('two', two.run, heavy),
      queue.run('light', light.run),
    ]
    expect([one.starts(), two.starts(), light.starts()]).toEqual([1, 0, 1])
    light.finish('')
    await settle()
    expect(two.starts()).toBe(0)
    one.finish('')
    await settle()
    expect(two.starts()).toBe(1)
    two.finish('')
    expect(await Promise.all(results)).toHaveLength(3)
  })

  it('goes on after work that failed', async () => {
    const queue = createWorkQueue(1, 1)
    const fail = () => Promise.reject(new Error('broken'))
    await expect(queue.run('same', fail)).rejects.toThrow('broken')
    expect(await queue.run('same', async () => 'fine')).toBe('fine')
  })
})
