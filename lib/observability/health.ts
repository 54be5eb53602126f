/** What a balancer, a watchdog or a person asks a site. */
export type Health = {
  /** The process answers. */
  live: true
  /** Readers may be sent here. */
  ready: boolean
  /** What is not as it should be, in sentences. */
  reasons: string[]
}

export const healthPaths = {
  all: '/api/health',
  live: '/api/health/live',
  ready: '/api/health/ready',
}

/**
 * A silent lake is told and is no reason to send readers elsewhere: they get the last good pages here, and another instance
 * has the same lake.
 */
export function describeHealth(state: {
  isWarm: boolean
  isStopping: boolean
  isLakeHeard: boolean
}): Health {
  const { isWarm, isStopping, isLakeHeard } = state
  const reasons: string[] = []
  if (isStopping) reasons.push('The site is stopping.')
  else if (!isWarm) reasons.push('The site is starting.')
  if (!isLakeHeard) {
    reasons.push('The lake is not heard from. Readers get the last good pages meanwhile.')
  }
  return { live: true, ready: isWarm && !isStopping, reasons }
}

/** The status by which a program tells without reading: 503 while readers should be sent elsewhere. */
export function healthStatus(path: string, { ready }: Health): 200 | 503 {
  return ready || path === healthPaths.live ? 200 : 503
}
