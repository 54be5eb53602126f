import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Answered } from './answered.ts'
import { makeMetrics, serveMetrics } from './metrics.ts'
import { observe } from './observe.ts'
import { openRequestLog } from './request-log.ts'

const answered: Answered = {
  method: 'GET',
  path: '/blog/one',
  kind: 'page',
  status: 200,
  seconds: 0.01234,
  bytes: 12_000,
  caller: '203.0.113.0',
}
const gauges = { pages: () => ({ pages: 3, bytes: 4_096 }), isLakeHeard: () => true }
const ask = (address: string) => fetch(address, { signal: AbortSignal.timeout(5_000) })

describe('the log of requests', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'request-log-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has one line of JSON for each, all of them by the time it is closed', () => {
    const file = path.join(folder, 'log')
    const descriptor = openSync(file, 'a')
    const log = openRequestLog(descriptor)
    for (let number = 0; number < 1_000; number++) log.write({ ...answered, status: 200 + number })
    log.close()
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(1_000)
    expect(JSON.parse(lines[999] ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      method: 'GET',
      path: '/blog/one',
      kind: 'page',
      status: 1_199,
      bytes: 12_000,
      caller: '203.0.113.0',
      ms: 12.3,
    })
  })
})

describe('the figures', () => {
  it('count requests by kind and status, and are read as OpenMetrics', async () => {
    const metrics = makeMetrics(gauges)
    metrics.count(answered)
    metrics.count({ ...answered, status: 404 })
    for (let times = 0; times < 5; times++) metrics.count({ ...answered, kind: 'kept page' })
    const text = await metrics.write()
    expect(metrics.contentType).toMatch(/^application\/openmetrics-text/)
    for (const line of [
      'nightlight_requests_total{kind="page",status="200"} 1',
      'nightlight_requests_total{kind="page",status="404"} 1',
      'nightlight_requests_total{kind="kept page",status="200"} 5',
      'nightlight_answer_seconds_count{kind="page"} 2',
      'nightlight_answer_seconds_bucket{le="0.02",kind="page"} 2',
      'nightlight_answer_seconds_bucket{le="0.005",kind="page"} 0',
      `nightlight_sent_bytes_total ${7 * 12_000}`,
      'nightlight_kept_pages 3',
      'nightlight_kept_page_bytes 4096',
      'nightlight_lake_heard 1',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(text.trimEnd()).toMatch(/# EOF$/)
    expect(text).not.toMatch(/blog\/one|203\.0/)
    // Asked again, nothing is counted twice.
    expect(await metrics.write()).toContain(
      'nightlight_requests_total{kind="kept page",status="200"} 5',
    )
  })

  it('are shown at one address, on this machine alone', async () => {
    const shown = await serveMetrics(makeMetrics(gauges), 0)
    try {
      const origin = `http://127.0.0.1:${shown.port}`
      expect(await (await ask(`${origin}/metrics`)).text()).toContain('# EOF')
      expect((await ask(`${origin}/`)).status).toBe(404)
      // All of 127.0.0.0/8 is this machine; only one address of it listens.
      await expect(ask(`http://127.0.0.2:${shown.port}/metrics`)).rejects.toThrow()
    } finally {
      await shown.close()
    }
  })

  it('cost nothing where nobody asked for them', async () => {
    const observation = await observe({ logsRequests: false }, gauges)
    expect(observation.onAnswered).toBeUndefined()
    await observation.close()
  })
})
