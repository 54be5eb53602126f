import vm from 'node:vm'

/** An evaluation took longer than it may. */
export class QueryTimeout extends Error {
  override name = 'QueryTimeout'
}

const box: { work?: (() => unknown) | undefined } = {}
const context = vm.createContext(box)
const script = new vm.Script('work()')

/**
 * Runs work and breaks it off after `milliseconds`, wherever it is: in a loop, a pattern or a sort. Nothing that the work had
 * begun is cleaned up, no `finally` of it runs, so it must not hold anything half-way. Costs about 0.2 ms.
 * @throws {QueryTimeout} and whatever the work throws.
 */
export function runWithin<T>(milliseconds: number, work: () => T): T {
  const outer = box.work
  box.work = work
  try {
    return script.runInContext(context, { timeout: Math.max(1, Math.ceil(milliseconds)) }) as T
  } catch (error) {
    if (isTimeout(error)) throw new QueryTimeout('The query took too long')
    throw error
  } finally {
    box.work = outer
  }
}

/**
 * Does work that ends after `milliseconds` by itself. When the machine was busy elsewhere in that time, which says nothing of
 * the work, it is done once more.
 */
export function patiently<T>(milliseconds: number, work: () => T): T {
  const started = process.threadCpuUsage()
  try {
    return work()
  } catch (error) {
    const { user, system } = process.threadCpuUsage(started)
    const wasBusy = (user + system) / 1000 > milliseconds / 2
    const isLate = error instanceof Error && [error, error.cause].some(isQueryTimeout)
    if (!isLate || wasBusy) throw error
    return work()
  }
}

function isQueryTimeout(error: unknown): boolean {
  return error instanceof QueryTimeout
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}
