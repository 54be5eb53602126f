import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { Refusal, root, runCommand, type Service } from './processes.ts'
import { redirects } from './redirect-list.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-redirects-'))
const slug = (current: string) => ({ _type: 'slug', current })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('npm run redirects', () => {
  let environment: Environment = {}
  let lake: Service | undefined
  let client: SanityClient

  /** In this process; what a person would see. */
  const run = async (...parameters: string[]) => {
    let printed = ''
    await redirects(parameters, { ...process.env, ...environment }, (text) => {
      printed = text
    })
    return printed
  }
  const refusalOf = async (...parameters: string[]) => {
    const error = await run(...parameters).catch((refused: unknown) => refused)
    expect(error).toBeInstanceOf(Refusal)
    return (error as Refusal).message
  }
  const stored = () =>
    client.fetch('*[_type == "oldAddress"] | order(from){from, to, "page": page._ref}')

  beforeAll(async () => {
    environment = await makeEnvironment(path.join(folder, 'data'), folder)
    lake = await startLake(environment)
    client = await openClient(environment)
    await client
      .transaction()
      .create({ _id: 'sleep', _type: 'article', title: 'Sleep', slug: slug('sleep') })
      .create({ _id: 'drafts.b', _type: 'article', title: 'Unwritten', slug: slug('unwritten') })
      .commit()
  })
  afterEach(() => client.delete({ query: '*[_type == "oldAddress"]' }))
  afterAll(() => lake?.stop())

  const list = 'old,new\n/2019/05/Sleep/,/blog/sleep\n/fees,/services#fees\n/x,/blog/unwritten\n'

  it('lets the addresses of a list lead to pages, and says what it did', async () => {
    const script = path.join(root, 'scripts/redirects.ts')
    const { code, stdout, stderr } = await runCommand(
      process.execPath,
      [script, put('list.csv', list)],
      { output: 'quiet', environment },
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      [
        '3 old addresses: 3 new.',
        'Worth a look',
        '  Line 4: “/x” waits until “Unwritten” is published.',
        'They count at once; no restart is needed.',
        '',
      ].join('\n'),
    )
    expect(await stored()).toEqual([
      { from: '/2019/05/Sleep', to: null, page: 'sleep' },
      { from: '/fees', to: '/services#fees', page: null },
      { from: '/x', to: null, page: 'b' },
    ])
  })

  it('changes what leads elsewhere now, and nothing twice', async () => {
    await run(put('list.csv', list))
    const before = await client.fetch('*[_type == "oldAddress"] | order(_id)')
    expect(await run(put('list.csv', list))).toMatch(/^3 old addresses: 3 as before\.\n/)
    expect(await client.fetch('*[_type == "oldAddress"] | order(_id)')).toEqual(before)
    const printed = await run(put('next.csv', '/fees;/blog/sleep\n/X;/about\n/new;/blog'))
    expect(printed).toContain('3 old addresses: 1 new, 2 led elsewhere now.')
    expect(await stored()).toEqual([
      { from: '/2019/05/Sleep', to: null, page: 'sleep' },
      { from: '/fees', to: null, page: 'sleep' },
      { from: '/new', to: '/blog', page: null },
      { from: '/x', to: '/about', page: null },
    ])
  })

  it('changes nothing for a list with a bad line, and names each of them', async () => {
    const refusal = await refusalOf(put('bad.csv', `${list}/y,//evil.example\n/z,/nowhere\n`))
    expect(refusal.split('\n')).toEqual([
      'Nothing was changed: 2 lines need a correction first.',
      '  Line 5: “//evil.example”: Two slashes at the beginning lead to another website. Begin with one.',
      '  Line 6: There is no page at /nowhere. Look whether it is spelled like this, or write the page first.',
    ])
    expect(await stored()).toEqual([])
    const many = Array.from({ length: 25 }, (_, index) => `/${index},/nowhere`).join('\n')
    expect((await refusalOf(put('bad.csv', many))).split('\n').at(-1)).toBe('  and 5 more')
  })

  it('only shows what it would do in a dry run', async () => {
    expect((await run(put('list.csv', list), '--dry-run')).split('\n').slice(0, 4)).toEqual([
      'Nothing was changed, since this was a dry run. It would be:',
      '3 old addresses: 3 new.',
      '  /2019/05/Sleep leads to “Sleep”',
      '  /fees leads to /services#fees',
    ])
    expect(await stored()).toEqual([])
  })

  it('shows all, as a list that it reads again', async () => {
    expect(await run('--list')).toBe('There are no old addresses yet.')
    await run(put('list.csv', `${list}"/a,b",/about`))
    await client.create({
      _id: 'drafts.mine',
      _type: 'oldAddress',
      from: '/mine',
      page: { _type: 'reference', _ref: 'gone', _weak: true },
    })
    const all = await run('--list')
    expect(all.split('\n').sort()).toEqual([
      '"/a,b",/about',
      '/2019/05/Sleep,/blog/sleep',
      '/fees,/services#fees',
      '/mine,,not published yet',
      '/x,/blog/unwritten,waits until its page is published',
    ])
    await client.delete('drafts.mine')
    expect(await run(put('all.csv', await run('--list')))).toContain(
      '4 old addresses: 4 as before.',
    )
  })

  it('removes some, however they are spelled, or none', async () => {
    await run(put('list.csv', list))
    expect(await refusalOf('--remove', '/fees', '--remove', '/nothing')).toBe(
      '/nothing is not among the old addresses. See all of them with npm run redirects -- --list',
    )
    expect(await run('--remove', '/fees', '--dry-run')).toContain('Nothing was removed')
    expect(await stored()).toHaveLength(3)
    expect(await run('--remove', 'https://old.example/2019/05/sleep', '--remove', '/fees/')).toBe(
      [
        '2 old addresses are removed:',
        '  /2019/05/Sleep leads to “Sleep”',
        '  /fees leads to /services#fees',
      ].join('\n'),
    )
    expect(await stored()).toEqual([{ from: '/x', to: null, page: 'b' }])
  })

  it('takes 5,000 lines in one transaction', async () => {
    const line = (_: unknown, index: number) => `/2019/05/post-${index},/blog/sleep`
    const printed = await run(put('long.csv', Array.from({ length: 5_000 }, line).join('\n')))
    expect(printed).toContain('5,000 old addresses: 5,000 new.')
    const made = await client.fetch<string[]>('array::unique(*[_type == "oldAddress"]._rev)')
    expect(made).toHaveLength(1)
  })

  it('answers every mistake with words that name the fix', async () => {
    const mistakes: Array<[RegExp, string[]]> = [
      [/^Usage: npm run redirects/, []],
      [/^Usage: /, ['--list', put('list.csv', list)]],
      [/^Usage: /, ['--erase']],
      [/is not there/, [path.join(folder, 'missing.csv')]],
      [/holds no address/, [put('empty.csv', '\n')]],
      [/holds no address/, [put('names.csv', 'old,new\n')]],
      [/Save it as “CSV UTF-8”/, [put('wide.csv', Buffer.from('\uFEFF/a,/b', 'utf16le'))]],
      [/Save it as “CSV UTF-8”/, [put('latin.csv', Buffer.from('/caf\xe9,/blog', 'latin1'))]],
      [/larger than 5 MB/, [put('large.csv', '/a,/b\n'.repeat(900_000))]],
    ]
    for (const [sentence, parameters] of mistakes) {
      expect(await refusalOf(...parameters)).toMatch(sentence)
    }
  })
})
