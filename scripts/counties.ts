import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { drawCounties, writeShapes } from './draw-counties.ts'
import { root } from './processes.ts'

/*
 * Draws California's counties for the map of the services page, from shapes that are in the packages:
 *   node scripts/counties.ts           writes them
 *   node scripts/counties.ts --check   exits with 1 when the written ones are out of date
 */

const file = path.join(root, 'lib/county-shapes.generated.ts')
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const source = writeShapes(drawCounties())
if (!values.check) {
  writeFileSync(file, source)
  console.log(`Wrote California’s counties in ${(source.length / 1024).toFixed(1)} KB.`)
} else if (readFileSync(file, 'utf8') === source) {
  console.log('The counties are up to date.')
} else {
  console.error('The counties are drawn differently now: run "npm run counties" and commit lib.')
  process.exitCode = 1
}
