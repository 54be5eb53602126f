import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { root } from './processes.ts'

export type GuideChapter = {
  /** The name of its file without the ending; it stands in the Studio's address. */
  name: string
  title: string
  /** Markdown. */
  text: string
}

/** A picture of the guide; width and height in pixels of the file. */
export type GuidePicture = { file: string; width: number; height: number }

export const guideFolder = path.join(root, 'docs/guide')
export const guidePictures = path.join(guideFolder, 'pictures')

const generated = '// Made by "node scripts/guide.ts" from docs/guide.\n'
const studioFolder = path.join(root, 'sanity/studio/guide')

/** The chapters in the order of the links in the guide's list of chapters. */
export function readChapters(): GuideChapter[] {
  const list = readFileSync(path.join(guideFolder, 'README.md'), 'utf8')
  return [...list.matchAll(/^\d+\. \[[^\]]+\]\(([a-z-]+)\.md\)$/gm)].map(([, name = '']) => {
    const text = readFileSync(path.join(guideFolder, `${name}.md`), 'utf8')
    const title = /^# (.+)$/m.exec(text)?.[1]
    if (title === undefined) throw new Error(`docs/guide/${name}.md has no title.`)
    return { name, title, text }
  })
}

export async function readPictures(): Promise<GuidePicture[]> {
  const files = readdirSync(guidePictures).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const { width, height } = await sharp(path.join(guidePictures, file)).metadata()
      return { file, width, height }
    }),
  )
}

/** The modules through which the Studio gets the guide, by the paths of their files. */
export function writeModules(
  chapters: GuideChapter[],
  pictures: GuidePicture[],
): Array<{ file: string; source: string }> {
  const lines = pictures.map(({ file, width, height }) => {
    // Carried in the module itself, which is fetched by who opens the guide and by nobody else.
    const bytes = readFileSync(path.join(guidePictures, file)).toString('base64')
    return `  '${file}': { width: ${width}, height: ${height}, address: 'data:image/webp;base64,${bytes}' },\n`
  })
  return [
    {
      file: path.join(studioFolder, 'chapters.generated.ts'),
      source: `${generated}export const chapters: ReadonlyArray<{ name: string; title: string; text: string }> = ${JSON.stringify(chapters, null, 2)}\n`,
    },
    {
      file: path.join(studioFolder, 'pictures.generated.ts'),
      source: `${generated}import type { GuidePictures } from './chapter-text.tsx'\n\nexport const pictures: GuidePictures = {\n${lines.join('')}}\n`,
    },
  ]
}
