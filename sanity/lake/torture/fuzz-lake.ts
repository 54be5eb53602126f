import { connect } from 'node:net'
import sharp from 'sharp'
import { makeOddRequest, type OddRequest } from './odd-requests.ts'
import { createRandom } from './options.ts'

export type FuzzOptions = { requests: number; together: number; seed: number }

/** Where the lake is, and a token of an editor. */
export type FuzzTarget = { url: string; port: number; token: string }

/** How the lake took the requests; `faults` holds one sentence for each that it should not have taken so. */
export type FuzzReport = {
  /** How many answers there were of each status; `none` where the lake hung up on what was no request. */
  statuses: Record<string, number>
  faults: string[]
  /** The requests that took longest, with milliseconds. */
  slowest: Array<{ kind: string; took: number; text: string }>
  /** Milliseconds that an honest client waited, the longest of every hundred left out. */
  idle: number
  beside: number
}

const patience = 20_000
const honestCalls = 300

/** Sends random requests that no honest client would send, several at a time, while an honest client goes on. */
export async function fuzzLake(
  lake: FuzzTarget,
  { requests, together, seed }: FuzzOptions,
): Promise<FuzzReport> {
  const random = createRandom(seed)
  const picture = await upload(lake)
  await callHonestly(lake, () => false)
  const idle = percentile(await callHonestly(lake, () => false))
  const statuses: Record<string, number> = {}
  const faults: string[] = []
  const slowest: FuzzReport['slowest'] = []
  let sent = 0
  const send = async () => {
    while (sent < requests) {
      sent++
      const request = makeOddRequest(random, lake.token, picture)
      const started = performance.now()
      const { status, headers } = await ask(lake.port, request)
      const took = Math.round(performance.now() - started)
      slowest.push({ kind: request.kind, took, text: request.bytes.toString('latin1') })
      slowest.sort((left, right) => right.took - left.took).splice(10)
      statuses[status ?? 'none'] = (statuses[status ?? 'none'] ?? 0) + 1
      const overload = status === 503 && /^retry-after:/im.test(headers)
      if (status === undefined ? request.isComplete : status >= 500 && !overload)
        faults.push(inWords(request, status))
    }
  }
  let running = true
  const honest = callHonestly(lake, () => running)
  await Promise.all(Array.from({ length: together }, send))
  running = false
  const beside = percentile(await honest)
  return { statuses, faults, slowest, idle, beside }
}

/** Sends bytes and reads the first answer; an answer that never ends is let go once its head is there. */
function ask(
  port: number,
  { bytes, isComplete }: OddRequest,
): Promise<{ status: number | undefined; headers: string }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let head = ''
    const finish = () => {
      socket.destroy()
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]
      resolve({ status: status === undefined ? undefined : Number(status), headers: head })
    }
    socket.setTimeout(patience, finish)
    socket.on('error', finish).on('close', finish)
    socket.on('data', (data) => {
      head += data.toString('latin1')
      if (head.includes('\r\n\r\n')) finish()
    })
    // Closing this end makes a server that waits for more see that there is none.
    if (isComplete) socket.write(bytes)
    else socket.end(bytes)
  })
}

/** Calls by turns what a page and the Studio call, one after the other. @returns milliseconds of each. */
async function callHonestly({ url, token }: FuzzTarget, goOn: () => boolean): Promise<number[]> {
  const times: number[] = []
  const query = encodeURIComponent('*[_id == "honest"][0]')
  const paths = ['/v1/ping', `/v2025-02-19/data/query/production?query=${query}`]
  while (times.length < honestCalls || goOn()) {
    const started = performance.now()
    const answer = await fetch(`${url}${paths[times.length % 2]}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patience),
    })
    await answer.arrayBuffer()
    times.push(performance.now() - started)
    if (!answer.ok) throw new Error(`The honest client was refused: ${answer.status}`)
  }
  return times
}

async function upload({ url, token }: FuzzTarget): Promise<string> {
  const body = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#369' } })
    .png()
    .toBuffer()
  const answer = await fetch(`${url}/v1/assets/images/production`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(patience),
  })
  return `/${((await answer.json()) as { document: { path: string } }).document.path}`
}

function percentile(times: number[]): number {
  const sorted = [...times].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0
}

function inWords({ kind, bytes }: OddRequest, status: number | undefined): string {
  return `${status ?? 'No answer'} to "${kind}": ${JSON.stringify(bytes.toString('latin1').slice(0, 1_000))}`
}
