import { loopbackName } from '#lib/content-place.ts'
import type { Settings } from '#lib/env.ts'
import { healthPaths } from '#lib/observability/health.ts'
import { whyNotFree } from '../processes.ts'
import { type Finding, good, stop } from './finding.ts'

export type Port = {
  variable: string
  port: number
  host: string
  /** Who has it while the site runs, and an address that only that one answers so. */
  owner: string
  path: string
  sign: RegExp
}

/** The ports that the site listens on. */
export function listPorts(settings: Settings): Port[] {
  const site = {
    variable: 'PORT',
    port: settings.port,
    host: settings.host,
    owner: 'the site',
    path: healthPaths.live,
    sign: /"live":true/,
  }
  const lake = {
    variable: 'LAKE_PORT',
    port: settings.lakePort,
    host: settings.lakeHost,
    owner: 'the lake',
    path: '/v1/ping',
    sign: /"pong":true/,
  }
  const metrics = {
    variable: 'METRICS_PORT',
    port: settings.metricsPort ?? 0,
    host: '127.0.0.1',
    owner: 'the figures of the site',
    path: '/metrics',
    sign: /nightlight_requests/,
  }
  return [
    site,
    ...(settings.sanity.isEmbedded ? [lake] : []),
    ...(settings.metricsPort === undefined ? [] : [metrics]),
  ]
}

/** Whether a port is free, or taken by whom it is meant for. */
export async function checkPort(port: Port): Promise<Finding> {
  const { variable, port: number, host, owner } = port
  const problem = await whyNotFree(number, host)
  if (problem === undefined) return good(`Port ${number} (${variable}) is free.`)
  if (problem === 'EADDRINUSE') {
    if (await isOwner(port))
      return good(`Port ${number} (${variable}) has ${owner} on it, as it should.`)
    return stop(
      `Port ${number} (${variable}) is taken by another program.`,
      `Stop that one, or set ${variable} to another number.`,
    )
  }
  const itsHost = variable === 'PORT' ? 'HOST' : 'LAKE_HOST'
  return problem === 'EACCES'
    ? stop(
        `Port ${number} (${variable}) may not be used by this account.`,
        `Set ${variable} to a number above 1023; a proxy in front brings ports 80 and 443.`,
      )
    : stop(
        `Nothing can listen on ${host}:${number} (${problem}).`,
        `Set ${itsHost} to an address of this machine, such as 127.0.0.1.`,
      )
}

async function isOwner({ host, port, path, sign }: Port): Promise<boolean> {
  try {
    const answer = await fetch(`http://${loopbackName(host)}:${port}${path}`, {
      signal: AbortSignal.timeout(3_000),
    })
    return sign.test(await answer.text())
  } catch {
    return false
  }
}
