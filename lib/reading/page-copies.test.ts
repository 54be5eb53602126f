import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openPageCopies as open, type PageCopies } from './page-copies.ts'

const page = (text: string) => ({
  status: 200 as const,
  contentType: 'text/html',
  link: undefined,
  body: Buffer.from(text),
})

describe('page copies', () => {
  let root: string
  const opened: PageCopies[] = []
  const openPageCopies = async (...parameters: Parameters<typeof open>) => {
    const copies = await open(...parameters)
    opened.push(copies)
    return copies
  }
  /** As if the server that keeps its copies there had been gone for so long. */
  const age = (name: string, minutes: number) => {
    const then = new Date(Date.now() - minutes * 60_000)
    return utimes(path.join(root, name), then, then)
  }
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'copies-'))
  })
  afterEach(async () => {
    for (const copies of opened.splice(0)) copies.close()
    await rm(root, { recursive: true })
  })

  it('are there after a restart', async () => {
    const before = await openPageCopies(root, 'build-lake')
    await before.write('/blog', {
      ...page('Hello\nagain'),
      link: '</a.woff2>; rel=preload; as=font',
    })
    const after = await openPageCopies(root, 'build-lake')
    expect(await after.read('/blog')).toEqual({
      ...page('Hello\nagain'),
      link: '</a.woff2>; rel=preload; as=font',
    })
    expect(await after.read('/')).toBeUndefined()
    expect([before.count(), after.count()]).toEqual([1, 1])
  })

  it('are of one build and one lake only', async () => {
    const before = await openPageCopies(root, 'one')
    await before.write('/', page('old'))
    const after = await openPageCopies(root, 'two')
    expect(await after.read('/')).toBeUndefined()
  })

  it('of an earlier build are removed once no server uses them', async () => {
    for (const name of ['one', 'two'])
      await (await openPageCopies(root, name)).write('/', page(name))
    await age('one', 11)
    await age('two', 9)
    await openPageCopies(root, 'three')
    expect((await readdir(root)).sort()).toEqual(['three', 'two'])
  })

  it('of two servers in one data folder leave each other alone', async () => {
    const first = await openPageCopies(root, 'port-3000')
    await first.write('/', page('first'))
    const second = await openPageCopies(root, 'port-3001')
    await second.write('/', page('second'))
    await openPageCopies(root, 'port-3001')
    expect((await first.read('/'))?.body.toString()).toBe('first')
    expect((await second.read('/'))?.body.toString()).toBe('second')
  })

  it('go on when somebody deleted their folder', async () => {
    const copies = await openPageCopies(root, 'one')
    await copies.write('/', page('before'))
    await rm(path.join(root, 'one'), { recursive: true })
    await copies.write('/', page('after'))
    expect((await copies.read('/'))?.body.toString()).toBe('after')
  })

  it('are gone when they are removed', async () => {
    const copies = await openPageCopies(root, 'one')
    await copies.write('/', page('old'))
    await copies.remove('/')
    await copies.remove('/never-there')
    expect(await copies.read('/')).toBeUndefined()
    expect(await readdir(path.join(root, 'one'))).toEqual([])
  })

  it('are bounded in number and bytes; the oldest go first', async () => {
    const copies = await openPageCopies(root, 'one', { files: 3, bytes: 100_000 })
    for (const name of ['/1', '/2', '/3', '/1', '/4']) await copies.write(name, page(name))
    expect(await readdir(path.join(root, 'one'))).toHaveLength(3)
    expect(await copies.read('/2')).toBeUndefined()
    expect(await copies.read('/1')).toBeDefined()
    const small = await openPageCopies(root, 'one', { files: 3, bytes: 1000 })
    await small.write('/5', page('x'.repeat(900)))
    expect(await readdir(path.join(root, 'one'))).toHaveLength(1)
  })

  it('are not believed when they are cut short or mangled', async () => {
    const copies = await openPageCopies(root, 'one')
    await copies.write('/', page('a whole page'))
    const [name] = await readdir(path.join(root, 'one'))
    const file = path.join(root, 'one', String(name))
    const whole = await readFile(file)
    for (const broken of [whole.subarray(0, -3), Buffer.from('{'), Buffer.alloc(0)]) {
      await writeFile(file, broken)
      expect(await copies.read('/')).toBeUndefined()
    }
  })

  it('leave no half file behind when the disk refuses', async () => {
    const copies = await openPageCopies(root, 'one')
    await rm(path.join(root, 'one'), { recursive: true })
    await writeFile(path.join(root, 'one'), 'in the way')
    await expect(copies.write('/', page('x'))).rejects.toThrow('EEXIST')
    await expect(copies.read('/')).resolves.toBeUndefined()
    expect(await readdir(root)).toEqual(['one'])
  })
})
