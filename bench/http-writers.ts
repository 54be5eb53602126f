import { parentPort, workerData } from 'node:worker_threads'
import { countWrites } from './writers.ts'

const { address, token, writers } = workerData as {
  address: string
  token: string
  writers: number
}
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

/** Writes for so many milliseconds, and tells how often. */
parentPort?.on('message', async (length: number) => {
  const count = await countWrites(writers, performance.now() + length, async (document) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify({ mutations: [{ createOrReplace: document }] }),
      signal: AbortSignal.timeout(30_000),
    })
    await answer.text()
    if (answer.status !== 200) throw new Error(`The lake answered ${answer.status}.`)
  })
  parentPort?.postMessage(count)
})
