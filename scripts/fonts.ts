import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { cutFonts, fontFolder } from './cut-fonts.ts'

/** Cuts the two files of the reading face out of the package; run it after a new version, or after new letters or weights. */
for (const [name, file] of await cutFonts()) {
  writeFileSync(path.join(fontFolder, name), file)
  console.log(`Wrote ${name}, ${file.byteLength} bytes.`)
}
