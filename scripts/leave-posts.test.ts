import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { importArticle } from './import-article.ts'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { leave } from './leave-posts.ts'
import { Refusal, root, type Service } from './processes.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-leave-'))
const fixtures = path.join(root, 'sanity/import/fixtures')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Lake = { environment: Environment; service: Service; client: SanityClient }

async function startOwnLake(name: string): Promise<Lake> {
  const environment = await makeEnvironment(path.join(folder, name))
  const service = await startLake(environment)
  return { environment, service, client: await openClient(environment) }
}

const run = async ({ environment }: Lake, task: typeof leave, ...parameters: string[]) => {
  const printed: string[] = []
  await task(parameters, { ...process.env, ...environment }, (line) => printed.push(line))
  return printed.join('\n')
}

/** Every article without what a lake writes by itself. */
async function articlesOf({ client }: Lake) {
  const found = await client.fetch<Array<Record<string, unknown>>>(
    '*[_type == "article"] | order(_id)',
  )
  return found.map(({ _rev, _createdAt, _updatedAt, ...article }) => article)
}

describe('npm run leave', () => {
  const lakes: Lake[] = []
  const there = path.join(folder, 'out')

  beforeAll(async () => {
    lakes.push(await startOwnLake('one'), await startOwnLake('two'))
  })
  afterAll(async () => {
    for (const { service } of lakes) await service.stop()
  })
  const both = () => {
    const [one, two] = lakes
    if (!one || !two) throw new Error('The lakes are not there.')
    return { one, two }
  }

  it('writes posts, drafts and pictures, and another house gets equal ones from them', async () => {
    const { one, two } = both()
    await run(one, importArticle, path.join(fixtures, 'quiet-house.docx'), '--publish')
    await run(one, importArticle, path.join(fixtures, 'evening-worry.txt'))
    const [live] = await one.client.fetch<Array<{ _id: string }>>(
      '*[_type == "article" && !(_id in path("drafts.**"))]',
    )
    const id = String(live?._id)
    await one.client
      .patch(id)
      .set({
        previousSlugs: ['older'],
        seo: { description: 'Small things that help.' },
        'banner.hotspot': {
          _type: 'sanity.imageHotspot',
          x: 0.25,
          y: 0.5,
          width: 0.5,
          height: 0.5,
        },
      })
      .commit()

    // Changes that are not published yet, in a language with letters of its own.
    const [published] = await one.client.fetch<Array<{ _id: string; _type: string }>>(
      '*[_id == $id]',
      { id },
    )
    if (!published) throw new Error('The post is not there.')
    await one.client.create({
      ...published,
      _id: `drafts.${id}`,
      subtitle: 'Späte Stunde, leise Nacht',
    })

    const printed = await run(one, leave, there)
    expect(printed).toContain(`1 post, 2 drafts and 2 pictures are in ${there}.`)
    const names = readdirSync(there).toSorted()
    expect(names).toEqual([
      'pictures',
      'when-the-house-is-quiet-and-you-are-not.draft.md',
      'when-the-house-is-quiet-and-you-are-not.md',
      'when-worry-waits-until-the-lights-are-out-it-isnt-a-sign-that-youre-failing.draft.md',
    ])
    expect(readdirSync(path.join(there, 'pictures'))).toHaveLength(2)
    const [, draft, post, other] = names.map((name) => path.join(there, name))
    if (!draft || !post || !other) throw new Error('A file is missing.')
    const text = readFileSync(post, 'utf8')
    expect(text).toContain('\nstate: "published"\n')
    expect(text).toContain('## Where It Comes From\n')
    expect(text).not.toContain('```')

    await run(two, importArticle, draft)
    await run(two, importArticle, post, '--publish')
    await run(two, importArticle, other)
    expect(await articlesOf(two)).toEqual(await articlesOf(one))
    const again = await run(two, importArticle, post, '--publish')
    expect(again).toContain('imported before and is live')
    expect(await articlesOf(two)).toEqual(await articlesOf(one))
  })

  it('refuses a folder that is not empty, a file, and anything but one folder', async () => {
    const { one } = both()
    const full = path.join(folder, 'full')
    mkdirSync(full)
    writeFileSync(path.join(full, 'mine.txt'), 'words')
    const mistakes: Array<[RegExp, string[]]> = [
      [/^Usage: /, []],
      [/^Usage: /, ['--help']],
      [/^Usage: /, ['a', 'b']],
      [/is not empty\. Name a folder/, [full]],
      [/is a file\. Name a folder/, [path.join(full, 'mine.txt')]],
    ]
    for (const [sentence, parameters] of mistakes) {
      const refused = await run(one, leave, ...parameters).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Refusal)
      expect(refused).toMatchObject({ message: expect.stringMatching(sentence) })
    }
    expect(readdirSync(full)).toEqual(['mine.txt'])
  })

  it('leaves nothing behind when a picture can’t be read', async () => {
    const { one } = both()
    rmSync(path.join(folder, 'one', 'assets'), { recursive: true })
    const half = path.join(folder, 'half')
    await expect(run(one, leave, half)).rejects.toThrow(/can't be read: the lake answers/)
    expect(existsSync(half)).toBe(false)
  })
})
