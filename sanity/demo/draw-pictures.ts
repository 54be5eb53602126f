import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PictureName } from './pictures/catalogue.ts'
import { drawPicture, pictureNames, pictures } from './pictures/catalogue.ts'
import { renderJpeg } from './pictures/render.ts'

export type DrawnPicture = { name: PictureName; fileName: string; jpeg: Buffer }

/** Draws one picture of the demo practice. @returns a JPEG; the same bytes for every call on one machine. */
export async function drawJpeg(name: PictureName): Promise<DrawnPicture> {
  const jpeg = await renderJpeg(drawPicture(name), pictures[name].seed)
  return { name, fileName: `${name}.jpg`, jpeg }
}

// Run by hand, the pictures go to a folder to be looked at: node sanity/demo/draw-pictures.ts FOLDER
if (import.meta.main) {
  const folder = process.argv[2]
  if (!folder) {
    console.error('Say where the pictures go: node sanity/demo/draw-pictures.ts FOLDER')
    process.exitCode = 1
  } else {
    await mkdir(folder, { recursive: true })
    for (const name of pictureNames) {
      const { fileName, jpeg } = await drawJpeg(name)
      await writeFile(path.join(folder, fileName), jpeg)
      console.log(`${fileName}: ${Math.round(jpeg.length / 1024)} KB`)
    }
  }
}
