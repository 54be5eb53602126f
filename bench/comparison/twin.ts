import { copyFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Refusal, root, runCommand } from '../../scripts/processes.ts'
import { makeFolder } from './endings.ts'
import { ask } from './site.ts'
import { astroProgram, toolPackages, twinTemplate } from './tools.ts'
import { readArticle } from './twin-article.ts'

/** The very files that the site sends, so that it wins or loses nothing by them. */
const fonts = path.join(root, 'app/(site)/fonts')

/**
 * Builds the bare twin of an article with Astro: the same words and pictures in a page that has nothing else, compressed
 * beforehand as far as it goes.
 * @param address the article on a running site.
 * @returns the folder of finished files: the twin is at `/article`, and at `/same` the site's own page as it is.
 */
export async function buildTwin(address: string): Promise<string> {
  const folder = makeFolder()
  cpSync(twinTemplate, folder, { recursive: true })
  symlinkSync(toolPackages, path.join(folder, 'node_modules'))
  const page = await (await ask(address)).text()
  const article = readArticle(page, address)
  writeFileSync(path.join(folder, 'src/article.json'), JSON.stringify(article))
  for (const picture of article.pictures) await keepPicture(new URL(picture, address), folder)
  mkdirSync(path.join(folder, 'public/fonts'), { recursive: true })
  for (const name of ['roman.woff2', 'italic.woff2'])
    copyFileSync(path.join(fonts, name), path.join(folder, 'public/fonts', name))
  const { code, stdout, stderr } = await runCommand(
    process.execPath,
    [astroProgram, 'build', '--root', folder],
    {
      output: 'quiet',
      folder,
      environment: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    },
  )
  if (code !== 0) throw new Refusal(`${stdout}${stderr}\nThe twin could not be built.`)
  const files = path.join(folder, 'dist')
  mkdirSync(path.join(files, 'same'))
  writeFileSync(path.join(files, 'same/index.html'), page)
  await compress(files)
  return files
}

async function keepPicture(address: URL, folder: string): Promise<void> {
  const answer = await ask(address.href)
  if (answer.status !== 200) throw new Refusal(`${address} was answered with ${answer.status}.`)
  const file = path.join(folder, 'public', address.pathname)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
}

async function compress(files: string): Promise<void> {
  for await (const name of glob('**/*.{html,css,svg}', { cwd: files })) {
    const file = path.join(files, name)
    const body = await readFile(file)
    await writeFile(`${file}.gz`, gzipSync(body, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    await writeFile(`${file}.br`, brotliCompressSync(body, { params }))
  }
}
