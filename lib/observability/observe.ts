import type { Settings } from '#lib/env.ts'
import type { Answered } from './answered.ts'
import { type Gauges, makeMetrics, serveMetrics } from './metrics.ts'
import { openRequestLog } from './request-log.ts'

export type Observation = {
  /** To be told of each request; absent when nobody wants to know. */
  onAnswered?: (answered: Answered) => void
  close(): Promise<void>
}

/**
 * Opens what the settings ask for: the log of requests, and figures for programs on this machine.
 * @throws when the port for figures can't be had.
 */
export async function observe(
  settings: Pick<Settings, 'logsRequests' | 'metricsPort'>,
  gauges: Gauges,
): Promise<Observation> {
  const { logsRequests, metricsPort } = settings
  const metrics = metricsPort === undefined ? undefined : makeMetrics(gauges)
  const shown = metrics && (await serveMetrics(metrics, metricsPort ?? 0))
  const log = logsRequests ? openRequestLog() : undefined
  const isWanted = metrics !== undefined || log !== undefined
  return {
    ...(isWanted
      ? {
          onAnswered: (answered) => {
            metrics?.count(answered)
            log?.write(answered)
          },
        }
      : {}),
    async close() {
      log?.close()
      await shown?.close()
    },
  }
}
