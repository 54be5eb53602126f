import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openPageCopies } from './page-copies.ts'

const page = (text: string) => ({
  status: 200 as const,
  contentType: 'text/html',
  link: undefined,
  body: Buffer.from(text),
})

describe('page copies', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'copies-'))
  })
  afterEach(() => rm(root, { recursive: true }))

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
  })

  it('are of one build and one lake only', async () => {
    const before = await openPageCopies(root, 'one')
    await before.write('/', page('old'))
    const after = await openPageCopies(root, 'two')
    expect(await after.read('/')).toBeUndefined()
    expect(await readdir(root)).toEqual(['two'])
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
    await expect(copies.write('/', page('x'))).rejects.toThrow('ENOENT')
    await expect(copies.read('/')).resolves.toBeUndefined()
  })
})
