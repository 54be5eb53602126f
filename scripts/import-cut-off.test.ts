import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { importArticle } from './import-article.ts'
import { type Environment, makeEnvironment, openClient, startLake } from './lake-for-tests.ts'
import { root } from './processes.ts'

jest.setTimeout(180_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-cut-off-'))
const wordpress = path.join(root, 'sanity/import/old-site/fixtures/wordpress.xml')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Stored = { _id: string; _type: string; page?: { _ref: string } }

const drawPicture = (index: number) =>
  sharp({ create: { width: 800, height: 500, channels: 3, background: `#3344${index}${index}` } })
    .png()
    .toFile(path.join(folder, `up/picture-${index}.png`))

async function run(environment: Environment, ...parameters: string[]): Promise<string> {
  const printed: string[] = []
  await importArticle(parameters, { ...process.env, ...environment }, (text) => printed.push(text))
  return printed.join('\n')
}

/** How many old addresses lead to some articles in the whole import. */
function addressesOf(
  articles: Array<{ _id: string }>,
  whole: Array<{ page?: { _ref: string } }>,
): number {
  const ids = new Set(articles.map(({ _id }) => _id.replace('drafts.', '')))
  return whole.filter(({ page }) => page && ids.has(page._ref)).length
}

/** An export of many posts, each with words of its own and a picture. */
function writeLongExport(posts: number): string {
  const text = readFileSync(wordpress, 'utf8')
  const items = Array.from(
    { length: posts },
    (
      _,
      index,
    ) => `<item><title>Evening ${index}</title><link>https://old.example/2018/evening-${index}/</link>
      <content:encoded><![CDATA[<img src="https://old.example/up/picture-${index % 5}.png" alt="A lamp">
${`Word number ${index} of a long evening. `.repeat(30)}]]></content:encoded><excerpt:encoded></excerpt:encoded>
      <wp:post_id>${1000 + index}</wp:post_id><wp:post_date_gmt>2018-01-01 00:00:${String(index % 60).padStart(2, '0')}</wp:post_date_gmt>
      <wp:post_name>evening-${index}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
  )
  return text.replace('</channel>', `${items.join('\n')}</channel>`)
}

describe('an import that is cut off', () => {
  const posts = 30
  const all = posts + 3
  const parameters = [path.join(folder, 'long.xml'), '--pictures', path.join(folder, 'up')]

  /** Starts the command as a process of its own. @returns it once it has told of so many posts. */
  async function startImport(environment: Environment, told: number) {
    const child = spawn(process.execPath, [path.join(root, 'scripts/import.ts'), ...parameters], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = once(child, 'close')
    let text = ''
    child.stderr.resume()
    for await (const part of child.stdout.setEncoding('utf8')) {
      text += part
      if (new RegExp(`^${told}\\. `, 'm').test(text)) break
    }
    return { child, ended }
  }

  /** Everything that an import makes, without what differs from one run to the next. */
  const content = (client: SanityClient) =>
    client.fetch<Stored[]>(
      `*[_type in ["article", "oldAddress"]] | order(_id){..., "_rev": null, "_createdAt": null, "_updatedAt": null}`,
    )

  let whole: Stored[]
  beforeAll(async () => {
    writeFileSync(path.join(folder, 'long.xml'), writeLongExport(posts))
    mkdirSync(path.join(folder, 'up'))
    for (let index = 0; index < 5; index++) await drawPicture(index)
    const environment = await makeEnvironment(path.join(folder, 'whole'))
    await run(environment, ...parameters)
    const lake = await startLake(environment)
    whole = await content(await openClient(environment))
    await lake.stop()
    expect(whole.filter(({ _type }) => _type === 'article')).toHaveLength(all)
  })

  it.each([4, 22])(
    'after %d posts, lake and all, leaves a lake that starts, with whole posts alone, and goes on there',
    async (told) => {
      const environment = await makeEnvironment(path.join(folder, `cut-${told}`))
      const lake = await startLake(environment)
      const { child, ended } = await startImport(environment, told)
      // As a power cut would: neither gets to do anything more.
      const gone = once(lake.process, 'exit')
      lake.process.kill('SIGKILL')
      child.kill('SIGKILL')
      await Promise.all([gone, ended])

      const again = await startLake(environment)
      try {
        const client = await openClient(environment)
        const left = await content(client)
        const made = left.filter(({ _type }) => _type === 'article')
        expect(made.length).toBeGreaterThanOrEqual(told)
        expect(made.length).toBeLessThan(all)
        // Whatever is there is as it would be in the end, its old addresses included.
        for (const document of left) expect(whole).toContainEqual(document)
        const addresses = left.filter(({ _type }) => _type === 'oldAddress')
        expect(addresses).toHaveLength(addressesOf(made, whole))
        const printed = await run(environment, ...parameters)
        expect(printed).toContain(`${all - made.length} drafts made`)
        expect(printed).toContain(`${made.length} there already`)
        expect(await content(client)).toEqual(whole)
      } finally {
        await again.stop()
      }
    },
  )
})
