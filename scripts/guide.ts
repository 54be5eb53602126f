import { writeFileSync } from 'node:fs'
import { readChapters, readPictures, writeModules } from './read-guide.ts'

/** Brings the guide of `docs/guide` into the Studio. */
const chapters = readChapters()
const pictures = await readPictures()
for (const { file, source } of writeModules(chapters, pictures)) writeFileSync(file, source)
console.log(`Wrote ${chapters.length} chapters and ${pictures.length} pictures into the Studio.`)
