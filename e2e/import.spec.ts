import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root, runCommand } from '../scripts/processes.ts'
import { drawPicture, expect, test } from './fixtures.ts'

const ownArticle = 'sanity/import/fixtures/evening-worry.txt'
const realArticle = '../shared/content/bad-mom-article.txt'

for (const [name, file] of [
  ['an article of the project’s own', ownArticle],
  ['the real article', realArticle],
] as const) {
  test(`${name}, imported and published, shows every heading, list, step and quotation in order`, async ({
    page,
    practice,
  }, info) => {
    const source = path.resolve(root, file)
    test.skip(!existsSync(source), `${file} is not here`)
    const alt = 'A lamp on a table beside a dark window'
    const { code, stdout, stderr } = await runCommand(
      process.execPath,
      [
        'scripts/import.ts',
        source,
        '--publish',
        '--banner',
        await drawPicture(info.outputDir),
        '--alt',
        alt,
      ],
      {
        output: 'quiet',
        environment: {
          PORT: String(practice.settings.port),
          LAKE_PORT: String(practice.settings.lakePort),
          LAKE_DIR: practice.settings.lakeDir,
        },
      },
    )
    expect(code, stderr).toBe(0)
    const address = /https?:\/\/\S+\/blog\/\S+/.exec(stdout)?.[0]
    expect(address, stdout).toBeDefined()

    const expected = readParts(source)
    await expect(async () => {
      const answer = await page.goto(address ?? '')
      expect(answer?.status()).toBe(200)
    }).toPass()
    const article = page.getByRole('main')
    await expect(article.getByRole('heading', { level: 1 })).toHaveText(expected.title)
    await expect(article.getByText(expected.subtitle)).toBeVisible()
    await expect(article.getByRole('img', { name: alt })).toBeVisible()

    // Every line of the source stands on the page once, in its order; bullets and the picture's place do not.
    // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees, without the style element's rules
    const text = (await article.innerText()).replace(/\s+/g, ' ')
    let from = text.indexOf(expected.subtitle)
    for (const line of expected.lines) {
      const at = text.indexOf(line, from)
      expect(at, `“${line}” in its place`).toBeGreaterThanOrEqual(0)
      from = at + line.length
    }
    expect(text).not.toMatch(/banner image/i)
    expect(text).not.toMatch(/[•▪◦]/)

    const steps = article.locator('ol').filter({ has: page.locator('blockquote') })
    await expect(steps).toHaveCount(1)
    await expect(steps.getByRole('listitem')).toHaveCount(3)
    await expect(steps.locator('blockquote')).toHaveCount(3)
  })
}

/** What a person sees in the file: its title, its subtitle, and each further line without its bullet. */
function readParts(file: string): { title: string; subtitle: string; lines: string[] } {
  const [title = '', subtitle = '', ...lines] = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^[\s•📍]+/u, '').trim())
    .filter((line) => line !== '' && !/^banner image$/i.test(line))
  return { title, subtitle, lines }
}
