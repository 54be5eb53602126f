import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, runCommand } from './processes.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const check = (...parameters: string[]) =>
  runCommand(process.execPath, [path.join(root, 'scripts/check-post.ts'), ...parameters], {
    output: 'quiet',
  })

function put(name: string, content: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('npm run check-post', () => {
  it('says what was recognised and what could be better, with lines, and ends well', async () => {
    const { code, stdout, stderr } = await check(
      put('post.txt', 'Quiet Nights\n\nIt begins with a lamp.\n\nI can cure you.\n'),
    )
    expect(stdout).toMatch(/Recognized\n {2}Title: Quiet Nights/)
    expect(stdout).toMatch(/Better changed\n {2}Line 5: “cure” sounds like a promise/)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('ends with 1 when something would keep the post off the website', async () => {
    // The smallest picture there is.
    const picture = `data:image/gif;base64,${Buffer.from('GIF89a').toString('base64')}`
    const page = put(
      'post.html',
      `<h1>Quiet Nights</h1><p>It begins.</p><p><img src="${picture}"></p>`,
    )
    const { code, stdout } = await check(page)
    expect(stdout).toMatch(/To fix before it goes live\n {2}.*Describe this picture/)
    expect(code).toBe(1)
  })

  it.each([
    [[], /^Usage: npm run check-post -- FILE$/],
    [['missing.txt'], /^missing\.txt is not there\. Check the path/],
    [[put('empty.txt', ' ')], /^The file is empty/],
  ])('answers %j with one line', async (parameters, sentence) => {
    const { code, stdout, stderr } = await check(...parameters)
    expect(stderr.trim()).toMatch(sentence)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })
})
