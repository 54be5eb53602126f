import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { killRounds } from './kill-rounds.ts'
import { readNumbers } from './options.ts'

/** Kills a writing lake many times over and tells what was lost: `node sanity/lake/torture/kill.ts --kills 500`. */
const { kills, writers, seed, compacting } = readNumbers({
  kills: 500,
  writers: 8,
  seed: Date.now() % 100_000,
  compacting: 0,
})
const folder = mkdtempSync(path.join(tmpdir(), 'lake-torture-'))
const started = performance.now()
console.log(`${kills} kills under ${writers} writers, seed ${seed}`)
const report = await killRounds(
  { folder, kills, writers, seed, compacting: compacting > 0 },
  (round) => {
    if (round.kills % 25 === 0)
      console.log(`${round.kills} kills, ${round.acknowledged} acknowledged`)
  },
)
const seconds = Math.round((performance.now() - started) / 1000)
for (const fault of report.faults) console.error(fault)
console.log(
  `${report.kills} kills, ${report.acknowledged} transactions acknowledged, ${report.faults.length} faults, ${seconds} s`,
)
if (report.faults.length > 0) {
  console.error(`The data is kept in ${folder}.`)
  process.exitCode = 1
} else rmSync(folder, { recursive: true, force: true })
