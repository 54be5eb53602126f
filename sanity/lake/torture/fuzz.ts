import { fuzzLake } from './fuzz-lake.ts'
import { readNumbers } from './options.ts'
import { spawnLake } from './spawn-lake.ts'

/** Sends odd requests, `--together` at a time, and says how the lake took them. */
const options = readNumbers({ requests: 10_000, together: 4, seed: Date.now() % 100_000 })
const lake = await spawnLake()
let failed = true
try {
  const started = performance.now()
  const { statuses, faults, slowest, idle, beside } = await fuzzLake(lake, options)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${options.requests} requests (seed ${options.seed}), ${seconds} s. Answers:`,
    statuses,
  )
  console.log(`${faults.length} faults: no answer, or a status of 500 and more without retry-after`)
  console.log(
    `An honest client, 99 of 100 calls: ${idle.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside them, ratio ${(beside / idle).toFixed(2)}`,
  )
  for (const fault of faults.slice(0, 20)) console.log(fault)
  console.log('Slowest:', slowest.map(({ kind, took }) => `${took} ms ${kind}`).join(', '))
  failed = faults.length > 0
} finally {
  const { code, milliseconds } = await lake.stop()
  console.log(`Stopped with exit code ${code} in ${milliseconds.toFixed(0)} ms`)
  process.exitCode = failed || code !== 0 ? 1 : 0
}
