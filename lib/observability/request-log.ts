import pino from 'pino'
import type { Answered } from './answered.ts'

export type RequestLog = {
  write(answered: Answered): void
  /** Writes what is still in memory. */
  close(): void
}

/**
 * One line of JSON a request, written together a few times a second.
 * @param descriptor of an open file; standard output when there is none.
 */
export function openRequestLog(descriptor = 1): RequestLog {
  const destination = pino.destination({
    dest: descriptor,
    sync: false,
    minLength: 4_096,
    periodicFlush: 500,
  })
  const log = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    destination,
  )
  return {
    write({ seconds, ...rest }) {
      log.info({ ...rest, ms: Math.round(seconds * 10_000) / 10 })
    },
    close() {
      destination.flushSync()
      // Without this it would go on looking, twice a second, for something to write.
      destination.destroy()
    },
  }
}
