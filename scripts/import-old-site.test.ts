import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { listPosts } from '#sanity/import/old-site/list-posts.ts'
import { readExport } from '#sanity/import/old-site/read-export.ts'
import { bringPosts } from './bring-posts.ts'
import { importArticle } from './import-article.ts'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { Refusal, root, type Service } from './processes.ts'

jest.setTimeout(180_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-old-site-'))
const fixtures = path.join(root, 'sanity/import/old-site/fixtures')
const wordpress = path.join(fixtures, 'wordpress.xml')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

const drawPicture = (color: string, width = 800) =>
  sharp({ create: { width, height: 500, channels: 3, background: color } })
    .png()
    .toBuffer()

/** In this process; what a person would see. */
async function run(environment: Environment, ...parameters: string[]): Promise<string> {
  const printed: string[] = []
  await importArticle(parameters, { ...process.env, ...environment }, (text) => printed.push(text))
  return printed.join('\n')
}

type Article = { _id: string; _createdAt: string; _updatedAt: string; [field: string]: unknown }

const articlesIn = (client: SanityClient) =>
  client.fetch<Article[]>('*[_type == "article"] | order(publishedAt, _id)')
const oldAddressesIn = (client: SanityClient) =>
  client.fetch<Array<{ from: string; page: string }>>(
    '*[_type == "oldAddress"] | order(from){from, "page": page._ref}',
  )

describe('npm run import with the export of a website', () => {
  let environment: Environment = {}
  let lake: Service | undefined
  let client: SanityClient
  const pictures = path.join(folder, 'backup')

  beforeAll(async () => {
    environment = await makeEnvironment(path.join(folder, 'data'), folder)
    lake = await startLake(environment)
    client = await openClient(environment)
    put('backup/wp-content/uploads/2019/05/window.jpg', await drawPicture('#334455', 1600))
    put('backup/wp-content/uploads/2019/05/two-cups-300x200.jpg', await drawPicture('#aa4455', 300))
    put('backup/wp-content/uploads/2019/05/two-cups.jpg', await drawPicture('#aa4455'))
    put('backup/wp-content/uploads/2020/01/Stairs.PNG', await drawPicture('#335533'))
    put('backup/wp-content/uploads/2020/01/kettle.jpg', 'no picture at all')
  })
  afterEach(() =>
    client.delete({
      query: '*[_type in ["article", "oldAddress", "topic", "settings", "practitioner"]]',
    }),
  )
  afterAll(() => lake?.stop())

  it('makes a draft of each post, with its pictures, topics, date and old addresses', async () => {
    await client
      .transaction()
      .create({ _id: 'topic-sleep', _type: 'topic', title: 'Sleep', slug: { current: 'sleep' } })
      .create({ _id: 'owner', _type: 'practitioner' })
      .create({ _id: 'settings', _type: 'settings', owner: { _type: 'reference', _ref: 'owner' } })
      .commit()
    const printed = await run(environment, wordpress, '--pictures', pictures)
    expect(printed).toContain('3 drafts made, which nobody else sees until you publish.')
    expect(printed).toContain('1 picture did not come along.\n  The picture kettle.jpg can')
    expect(printed).toContain('Topics: Sleep')
    expect(printed).toContain('1 comment was left out')
    expect(printed).toContain('  /fees')
    const articles = await articlesIn(client)
    const [storm, mornings, half] = articles
    expect(articles).toHaveLength(3)
    const uploaded = (size: string) => ({
      asset: expect.objectContaining({
        _ref: expect.stringMatching(`^image-[0-9a-f]{40}-${size}-png$`),
      }),
    })
    expect(storm).toMatchObject({
      _id: expect.stringMatching(/^drafts\.article-[0-9a-f]{24}$/),
      title: 'When the Storm Has Passed',
      slug: { _type: 'slug', current: 'when-the-storm-has-passed' },
      publishedAt: '2019-05-04T03:30:00.000Z',
      banner: { ...uploaded('1600x500'), alt: 'Rain on a dark window' },
      author: { _ref: 'owner', _weak: true },
      importedFrom: { fileName: 'wordpress.xml' },
    })
    // The file itself, not a small copy that lies beside it.
    expect(storm?.body).toContainEqual(
      expect.objectContaining({
        _type: 'figure',
        picture: expect.objectContaining(uploaded('800x500')),
      }),
    )
    expect(mornings).toMatchObject({ topics: [{ _type: 'reference', _ref: 'topic-sleep' }] })
    expect(half).not.toHaveProperty('publishedAt')
    const id = (article: Article | undefined) => article?._id.replace('drafts.', '')
    expect(await oldAddressesIn(client)).toEqual([
      { from: '/2019/05/when-the-storm-has-passed', page: id(storm) },
      { from: '/2020/01/slow-mornings', page: id(mornings) },
      { from: '/?p=12', page: id(storm) },
      { from: '/?p=20', page: id(mornings) },
    ])
  })

  it('makes nothing twice, and leaves alone what was changed since', async () => {
    await run(environment, wordpress, '--pictures', pictures)
    const [draft, published] = await articlesIn(client)
    await client.patch(String(draft?._id)).set({ title: 'Edited' }).commit()
    const ids = {
      publishedId: String(published?._id).replace('drafts.', ''),
      draftId: String(published?._id),
    }
    await client.action({ actionType: 'sanity.action.document.publish', ...ids })
    const before = await articlesIn(client)
    const addresses = await oldAddressesIn(client)
    const printed = await run(environment, wordpress, '--pictures', pictures)
    expect(printed).toContain('\n3 there already.')
    expect(await articlesIn(client)).toEqual(before)
    expect(await oldAddressesIn(client)).toEqual(addresses)
  })

  it('makes nothing of a text that was imported from a file of its own before', async () => {
    const export1 = readFileSync(wordpress, 'utf8')
    const other = put('other.xml', export1.replaceAll('old.example', 'another.example'))
    await run(environment, wordpress)
    expect(await run(environment, other)).toContain('\n3 there already.')
  })

  it('brings pictures along later, to drafts that nobody has touched', async () => {
    const first = await run(environment, wordpress)
    expect(first).toContain('5 pictures did not come along. No export holds them')
    const drafts = await articlesIn(client)
    const [storm] = drafts
    await client.patch(String(storm?._id)).set({ title: 'Edited' }).commit()
    const second = await run(environment, wordpress, '--pictures', pictures)
    expect(second).toContain('1 got pictures that were missing before; 2 there already.')
    const [edited, mornings, half] = await articlesIn(client)
    expect(half).toEqual(drafts[2])
    expect(edited).not.toHaveProperty('banner')
    const parts = (mornings?.body ?? []) as Array<{ _type: string }>
    const figures = parts.filter(({ _type }) => _type === 'figure')
    expect(figures).toHaveLength(2)
  })

  it('goes on where the lake refuses a picture that could be read, names it, and does not try to mend it again', async () => {
    const uploads = 'refused/wp-content/uploads'
    const jpeg = await sharp(await drawPicture('#334455'))
      .jpeg()
      .toBuffer()
    // Picture programs read it; it only lacks the two bytes at its end.
    put(`${uploads}/2019/05/window.jpg`, Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(64)]))
    put(`${uploads}/2019/05/two-cups.jpg`, await drawPicture('#aa4455'))
    put(`${uploads}/2020/01/Stairs.PNG`, await drawPicture('#335533'))
    const refused = path.join(folder, 'refused')
    const printed = await run(environment, wordpress, '--pictures', refused)
    expect(printed).toContain(
      'The picture window.jpg, which stood at the top, did not come along. This picture is damaged or cut off.',
    )
    expect(printed).toContain('3 drafts made')
    const before = await articlesIn(client)
    expect(before[0]).not.toHaveProperty('banner')
    expect(JSON.stringify(before)).not.toContain('file:')
    const again = await run(environment, wordpress, '--pictures', refused)
    expect(again).toContain('\n3 there already.')
    expect(again).toContain('The picture window.jpg, which stood at the top, did not come along.')
    expect(await articlesIn(client)).toEqual(before)
  })

  it('takes pictures from a zip, and none of two that might be meant', async () => {
    const zip = zipSync({
      'uploads/2019/05/window.jpg': await drawPicture('#334455', 1600),
      'a/two-cups.jpg': await drawPicture('#aa4455'),
      'b/two-cups.jpg': await drawPicture('#0055aa'),
      '../../stairs.png': await drawPicture('#335533'),
    })
    const printed = await run(environment, wordpress, '--pictures', put('uploads.zip', zip))
    expect(printed).toContain('There are several pictures named two-cups.jpg, so none was taken.')
    // It is only read under that name, and written nowhere.
    expect(printed).toContain('2 pictures did not come along.')
    expect(existsSync(path.join(folder, '../stairs.png'))).toBe(false)
  })

  it('writes nothing in a dry run', async () => {
    const printed = await run(environment, wordpress, '--dry-run', '--pictures', pictures)
    expect(printed).toContain('This is a dry run')
    expect(printed).toContain('3 drafts would be made.')
    expect(
      await client.fetch(
        'count(*[_type in ["article", "oldAddress", "sanity.imageAsset"] && _createdAt > $since])',
        { since: '2999' },
      ),
    ).toBe(0)
    expect(await articlesIn(client)).toEqual([])
    expect(await oldAddressesIn(client)).toEqual([])
  })

  it('gives a post another address where one is taken, and leads nobody away from what is here', async () => {
    await client.create({
      _id: 'mine',
      _type: 'article',
      title: 'Mine',
      slug: { _type: 'slug', current: 'slow-mornings' },
    })
    await client.create({
      _id: 'elsewhere',
      _type: 'oldAddress',
      from: '/?p=12',
      to: '/about',
    })
    const printed = await run(environment, wordpress)
    expect(printed).toContain(
      'Another post has the web address “slow-mornings”, so this one got “slow-mornings-2”.',
    )
    expect(printed).toContain('/?p=12 is among the old addresses already and leads elsewhere.')
    expect(await client.fetch('*[from == "/?p=12"]{_id, to}')).toEqual([
      { _id: 'elsewhere', to: '/about' },
    ])
  })

  it('leaves out a post that can’t be read, and brings the others', async () => {
    const text = readFileSync(wordpress, 'utf8')
    const deep = text.replace('Only begun.', '<div>'.repeat(600))
    const printed = await run(environment, put('deep.xml', deep))
    expect(printed).toContain(
      '3. “Half a thought” was left out: One of the posts is nested too deeply',
    )
    expect(printed).toContain(
      '2 drafts made, which nobody else sees until you publish; 1 left out.',
    )
    expect(await articlesIn(client)).toHaveLength(2)
  })

  it('leaves out a post that the lake refuses, and brings the others', async () => {
    const site = readExport(readFileSync(wordpress))
    const { posts } = listPosts(site)
    const refusals = [Object.assign(new Error('It has too many fields.'), { statusCode: 400 })]
    const strict = Object.assign(client.clone(), {
      transaction: () => {
        const refusal = refusals.pop()
        if (refusal) throw refusal
        return client.transaction()
      },
    })
    const printed: string[] = []
    const work = { site, posts, fileName: 'wordpress.xml', isDry: false }
    const counts = await bringPosts(strict, work, (text) => printed.push(text))
    expect(printed[0]).toMatch(
      /^1\. “.+” was left out: the lake refused it\. It has too many fields/,
    )
    expect(counts).toMatchObject({ made: 2, failed: 1 })
    expect(await articlesIn(client)).toHaveLength(2)
  })

  it('answers every mistake with one line that names the fix, and changes nothing', async () => {
    const empty = readFileSync(wordpress, 'utf8')
      .replaceAll('<wp:post_type>post<', '<wp:post_type>x<')
      .replaceAll('[CDATA[post]]', '[CDATA[x]]')
    const mistakes: Array<[RegExp, string[]]> = [
      [/^Usage: /, [wordpress, '--publish']],
      [/^Usage: /, [path.join(root, 'README.md'), '--pictures', pictures]],
      [/is not there\. Check the path of the export/, [path.join(folder, 'missing.xml')]],
      [/is not there\. Check the path of the pictures/, [wordpress, '--pictures', 'nowhere']],
      [/can't be unpacked/, [wordpress, '--pictures', wordpress]],
      [/no address to fetch pictures from/, [wordpress, '--pictures-from', 'old.example']],
      [/no address to fetch pictures from/, [wordpress, '--pictures-from', 'file:///etc']],
      [
        /no address to fetch pictures from/,
        [wordpress, '--pictures-from', 'https://old.example/uploads'],
      ],
      [/no export of WordPress or Squarespace/, [put('page.xml', '<html></html>')]],
      [/damaged at line/, [put('half.xml', readFileSync(wordpress).subarray(0, 5_000))]],
      [/There are no posts in this export/, [put('empty.xml', empty)]],
    ]
    for (const [sentence, parameters] of mistakes) {
      const error = await run(environment, ...parameters).catch((refused: unknown) => refused)
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ message: expect.stringMatching(sentence) })
      expect(error).toMatchObject({ message: expect.not.stringContaining('\n') })
    }
    expect(await articlesIn(client)).toEqual([])
  })
})
