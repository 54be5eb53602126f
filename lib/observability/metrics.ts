import { createServer } from 'node:http'
import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type OpenMetricsContentType,
  Registry,
} from 'prom-client'
import type { Answered } from './answered.ts'

/** What is read anew each time that somebody asks. */
export type Gauges = {
  pages: () => { pages: number; bytes: number }
  isLakeHeard: () => boolean
}

export type Metrics = {
  count(answered: Answered): void
  /** @returns all figures in the OpenMetrics text format. */
  write(): Promise<string>
  readonly contentType: string
}

/** Counts what a site does: requests by kind and status, time to answer, kept pages, and the process itself. */
export function makeMetrics(gauges: Gauges): Metrics {
  const registry = new Registry<OpenMetricsContentType>()
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'nightlight_requests',
    help: 'Requests that were answered.',
    labelNames: ['kind', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'nightlight_answer_seconds',
    help: 'Seconds from the head of a request to the last byte of its answer.',
    labelNames: ['kind'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const sent = new Counter({
    name: 'nightlight_sent_bytes',
    help: 'Bytes of answers, heads included.',
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('nightlight_kept_pages', 'Pages in memory.', () => gauges.pages().pages)
  gauge('nightlight_kept_page_bytes', 'Memory of kept pages.', () => gauges.pages().bytes)
  gauge('nightlight_lake_heard', '1 while changes in the lake are heard of.', () =>
    gauges.isLakeHeard() ? 1 : 0,
  )
  // Labels are looked up by text, which would cost more than a kept page does.
  let keptPages = 0
  let keptBytes = 0
  const addKept = () => {
    if (keptPages > 0) requests.inc({ kind: 'kept page', status: '200' }, keptPages)
    if (keptBytes > 0) sent.inc(keptBytes)
    keptPages = 0
    keptBytes = 0
  }
  return {
    count({ kind, status, seconds, bytes }) {
      if (kind === 'kept page') {
        keptPages++
        keptBytes += bytes
        return
      }
      requests.inc({ kind, status: String(status) })
      durations.observe({ kind }, seconds)
      sent.inc(bytes)
    },
    write() {
      addKept()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

/**
 * Shows the figures to programs on this machine: on its own port and never beyond loopback, since a proxy in front of the site
 * would hide who asks there.
 * @returns the way to end it.
 * @throws when the port can't be had.
 */
export async function serveMetrics(
  metrics: Pick<Metrics, 'write' | 'contentType'>,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      return response.end('The figures are at /metrics.\n')
    }
    try {
      const text = await metrics.write()
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
      response.end(text)
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
