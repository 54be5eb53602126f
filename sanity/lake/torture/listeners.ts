import { startTestLake } from '../test-lake.ts'
import { listenAndCut } from './listen-and-cut.ts'
import { readNumbers } from './options.ts'

/** Cuts listeners at random while documents change, and compares what each knows with the store. */
const options = readNumbers({
  mutations: 10_000,
  listeners: 8,
  cuts: 100,
  seed: Date.now() % 100_000,
})
const lake = await startTestLake()
try {
  const started = performance.now()
  const { resumed, reset, events, documents, faults } = await listenAndCut(lake, options)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${options.mutations} transactions (seed ${options.seed}), ${options.listeners} listeners: ${events} events heard, ${resumed} times resumed, ${reset} times reset, ${documents} documents at the end, ${faults.length} faults, ${seconds} s`,
  )
  for (const fault of faults.slice(0, 10)) console.log(fault)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await lake.close()
}
