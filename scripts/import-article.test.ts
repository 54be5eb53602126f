import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { importArticle } from './import-article.ts'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { Refusal, root, runCommand, type Service } from './processes.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-import-'))
const article = path.join(root, 'sanity/import/fixtures/evening-worry.txt')
const address = 'when-worry-waits-until-the-lights-are-out-it-isnt-a-sign-that-youre-failing'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A text or picture of its own in the test's folder. */
function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

const drawBanner = (width = 1600) =>
  sharp({ create: { width, height: 900, channels: 3, background: '#24344d' } })
    .png()
    .toBuffer()

/** In this process; what a person would see and get. */
async function runImport(environment: Environment, ...parameters: string[]) {
  let printed = ''
  await importArticle(parameters, { ...process.env, ...environment }, (text) => {
    printed = text
  })
  return printed
}

/** As a process of its own, with its exit code. */
const runCommandLine = (environment: Environment, ...parameters: string[]) =>
  runCommand(process.execPath, [path.join(root, 'scripts/import.ts'), ...parameters], {
    output: 'quiet',
    environment,
  })

const tokensOf = (environment: Environment) =>
  runCommand(process.execPath, ['sanity/lake/main.ts', 'token', 'list'], {
    output: 'quiet',
    environment,
  })

describe('npm run import with a lake that runs', () => {
  let environment: Environment = {}
  let lake: Service | undefined
  let client: SanityClient

  const everything = () => client.fetch('*[!(_id in path("_.**"))] | order(_id){...}')
  const articles = () =>
    client.fetch<Array<Record<string, unknown>>>('*[_type == "article"] | order(_id)')

  beforeAll(async () => {
    environment = await makeEnvironment(path.join(folder, 'awake'))
    lake = await startLake(environment)
    client = await openClient(environment)
  })
  afterEach(() => client.delete({ query: '*[_type in ["article", "settings", "practitioner"]]' }))
  afterAll(() => lake?.stop())

  it('makes a draft, says what was recognised and where to go on', async () => {
    const { code, stdout, stderr } = await runCommandLine(environment, article)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [draft, ...others] = await articles()
    expect(others).toEqual([])
    expect(draft).toMatchObject({
      _id: expect.stringMatching(/^drafts\.article-[0-9a-f]{24}$/),
      subtitle: 'Why the Quiet Hours Feel So Loud and What Can Make Them Softer',
      slug: { _type: 'slug', current: address },
      importedFrom: { fileName: 'evening-worry.txt' },
    })
    expect(draft).not.toHaveProperty('publishedAt')
    expect(stdout).toContain('4 headings')
    expect(stdout).toContain('Line 51: “adapted from')
    expect(stdout).toContain('the picture at the top, which is missing')
    expect(stdout).toContain(`Once published: ${environment.SITE_URL}/blog/${address}`)
    const id = String(draft?._id).replace('drafts.', '')
    expect(stdout).toContain(`${environment.SITE_URL}/studio/intent/edit/id=${id};type=article`)
    expect((await tokensOf(environment)).stdout).not.toContain('import-')
  })

  it('says so when the text was imported before, however it was saved, and changes nothing', async () => {
    await runImport(environment, article)
    const before = await everything()
    const text = readFileSync(article, 'utf8')
    const again = put('again.txt', `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    const { code, stdout } = await runCommandLine(environment, again)
    expect(code).toBe(0)
    expect(stdout).toContain('imported before and is a draft: no second article was made')
    expect(stdout).toContain('/studio/intent/edit/id=article-')
    expect(await everything()).toEqual(before)
  })

  it('makes one article when the same text is imported twice at once', async () => {
    const results = await Promise.all([
      runCommandLine(environment, article),
      runCommandLine(environment, article),
    ])
    expect(results.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
      { code: 0, stderr: '' },
      { code: 0, stderr: '' },
    ])
    expect(await articles()).toHaveLength(1)
  })

  it('takes a Word file with its pictures, the first of them as the banner', async () => {
    const printed = await runImport(
      environment,
      path.join(root, 'sanity/import/fixtures/quiet-house.docx'),
    )
    expect(printed).toContain('Picture at the top (paragraph 2)')
    expect(printed).not.toContain('picture is missing')
    const [draft] = await articles()
    const uploaded = (size: string) => ({
      _ref: expect.stringMatching(`^image-[0-9a-f]{40}-${size}-png$`),
    })
    expect(draft).toMatchObject({
      banner: { asset: uploaded('1600x900'), alt: 'A lamp by a dark window' },
      body: expect.arrayContaining([
        expect.objectContaining({
          _type: 'figure',
          picture: expect.objectContaining({ asset: expect.objectContaining(uploaded('800x600')) }),
        }),
      ]),
    })
  })

  it('takes a picture that lies beside a web page, and none from elsewhere', async () => {
    mkdirSync(path.join(folder, 'page/inner'), { recursive: true })
    put('page/lamp.png', await drawBanner())
    const words = '<h1>A Lamp</h1><p>It begins.</p><img src="../lamp.png"><img src="./lamp.png">'
    await runImport(environment, put('page/one.html', words))
    await runImport(environment, put('page/inner/two.html', words.replace('begins', 'ends')))
    const counts = await client.fetch(
      '*[_type == "article"] | order(importedFrom.fileName){"name": importedFrom.fileName, "figures": count(body[_type == "figure"])}',
    )
    expect(counts).toEqual([
      { name: 'one.html', figures: 1 },
      { name: 'two.html', figures: 0 },
    ])
  })

  it('publishes with a banner in one run', async () => {
    const banner = put('lamp.png', await drawBanner())
    const printed = await runImport(
      environment,
      article,
      '--publish',
      '--banner',
      banner,
      '--alt',
      'A lamp by a window at night',
    )
    expect(printed).toContain(`Read it: ${environment.SITE_URL}/blog/${address}`)
    expect(printed).not.toContain('picture is missing')
    const [live, ...others] = await articles()
    expect(others).toEqual([])
    expect(live).toMatchObject({
      _id: expect.stringMatching(/^article-/),
      publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      banner: {
        _type: 'picture',
        asset: {
          _type: 'reference',
          _ref: expect.stringMatching(/^image-[0-9a-f]{40}-1600x900-png$/),
        },
        alt: 'A lamp by a window at night',
        peopleShown: 'none',
      },
    })
  })

  it('publishes the draft of an earlier import, with its edits, and gives it the banner', async () => {
    await runImport(environment, article)
    const [draft] = await articles()
    await client.patch(String(draft?._id)).set({ subtitle: 'Edited since' }).commit()
    const banner = put('lamp.png', await drawBanner())
    const parameters = ['--publish', '--banner', banner, '--decorative']
    const printed = await runImport(environment, article, ...parameters)
    expect(printed).toContain('its draft is published now')
    const [live, ...others] = await articles()
    expect(others).toEqual([])
    expect(live).toMatchObject({
      _id: String(draft?._id).replace('drafts.', ''),
      subtitle: 'Edited since',
      publishedAt: expect.any(String),
      banner: { decorative: true },
    })

    const third = await runImport(environment, article, '--publish')
    expect(third).toContain('imported before and is live')
    expect(await articles()).toEqual([live])
  })

  it('gives a post with a taken address another one, and says so', async () => {
    await runImport(environment, put('one.txt', 'Quiet Nights\n\nOne text.\n'), '--publish')
    const printed = await runImport(environment, put('two.txt', 'Quiet Nights\n\nAnother.\n'))
    expect(printed).toContain('“quiet-nights”, so this one got “quiet-nights-2”')
    const slugs = await client.fetch('*[_type == "article"] | order(_id).slug.current')
    expect(slugs.toSorted()).toEqual(['quiet-nights', 'quiet-nights-2'])
  })

  it('names the owner of the practice as the author', async () => {
    await client.create({ _id: 'someone', _type: 'practitioner', displayName: 'Your Name' })
    await client.create({
      _id: 'settings',
      _type: 'settings',
      owner: { _type: 'reference', _ref: 'someone' },
    })
    await runImport(environment, article)
    const [draft] = await articles()
    expect(draft?.author).toEqual({ _type: 'reference', _ref: 'someone', _weak: true })
  })

  it('answers every mistake with one line, and changes nothing', async () => {
    mkdirSync(path.join(folder, 'a-folder'), { recursive: true })
    const words = put('words.txt', 'Title\n\nIt begins.\n')
    put('undescribed.png', await drawBanner())
    const undescribed = put(
      'undescribed.html',
      '<h1>Quiet Nights</h1><p>It begins.</p><p><img src="undescribed.png"></p>',
    )
    const noPicture = put('lamp.jpg', 'words')
    const before = await everything()
    const mistakes: Array<[RegExp, string[]]> = [
      [/^Usage: npm run import -- FILE/, []],
      [/^Usage: /, [words, words]],
      [/^Usage: /, [words, '--draft']],
      [/is not there/, [path.join(folder, 'missing.txt')]],
      [/is a folder/, [path.join(folder, 'a-folder')]],
      [/is empty/, [put('empty.txt', '')]],
      [/is not text/, [put('binary.txt', new Uint8Array([1, 0, 2, 9, 9, 0, 0, 7, 5]))]],
      [/UTF-8/, [put('latin.txt', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]))]],
      [/UTF-16/, [put('wide.txt', Buffer.from('\uFEFFTitle', 'utf16le'))]],
      [/larger than 5 MB/, [put('large.txt', 'word '.repeat(1_000_001))]],
      [/--alt/, [words, '--banner', noPicture]],
      [/--alt/, [words, '--banner', noPicture, '--alt', '  ']],
      [/Choose one/, [words, '--banner', noPicture, '--alt', 'A lamp', '--decorative']],
      [/name it with --banner/, [words, '--alt', 'A lamp']],
      [/can't be read/, [words, '--banner', noPicture, '--alt', 'A lamp']],
      [/is not there/, [words, '--banner', path.join(folder, 'missing.png'), '--decorative']],
      [
        /^Not published\. Picture at the top: .* 600 pixels wide.* without --publish/,
        [words, '--publish', '--banner', put('narrow.png', await drawBanner(600)), '--decorative'],
      ],
      [/^Not published\. Paragraph 3: Describe this picture/, [undescribed, '--publish']],
      [/nothing after its title/, [put('title.txt', 'A Title Alone'), '--publish']],
      [/no letters for a web address/, [put('signs.txt', '!!!!\n\nIt begins.'), '--publish']],
    ]
    for (const [sentence, parameters] of mistakes) {
      const error = await runImport(environment, ...parameters).catch((refused: unknown) => refused)
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ message: expect.stringMatching(sentence) })
      expect(error).toMatchObject({ message: expect.not.stringContaining('\n') })
    }
    expect(await everything()).toEqual(before)
  })

  it('says what to set when the lake that answers is not the one of the data folder', async () => {
    const other = { ...environment, LAKE_DIR: path.join(folder, 'another') }
    await expect(runImport(other, article)).rejects.toThrow(
      /^The lake that runs at LAKE_PORT \d+ keeps its data in another folder than .*another \(LAKE_DIR\)\. Give this command the settings/,
    )
    expect(await articles()).toEqual([])
  })
})

describe('npm run import with no lake running', () => {
  it('starts one for the import, and leaves neither a process nor a token behind', async () => {
    const environment = await makeEnvironment(path.join(folder, 'asleep'))
    expect(await runImport(environment, article)).toContain('is a draft now')
    const lake = await startLake(environment)
    try {
      const client = await openClient(environment)
      expect(await client.fetch('count(*[_type == "article"])')).toBe(1)
      expect((await tokensOf(environment)).stdout).not.toContain('import-')
    } finally {
      await lake.stop()
    }
  })

  it('asks for a token when the project is hosted', async () => {
    const environment = {
      NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc123',
      NEXT_PUBLIC_SANITY_DATASET: 'production',
      SANITY_API_WRITE_TOKEN: '',
    }
    await expect(runImport(environment, article)).rejects.toThrow(
      /^SANITY_API_WRITE_TOKEN is missing\./,
    )
  })
})

describe('npm run import with a mistake', () => {
  it('prints one line, ends with exit code 1 and makes no data folder', async () => {
    const environment = await makeEnvironment(path.join(folder, 'never'))
    const missing = path.join(folder, 'missing.txt')
    expect(await runCommandLine(environment, missing)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${missing} is not there. Check the path of the text.\n`,
    })
    expect(existsSync(path.join(folder, 'never'))).toBe(false)
  })
})
