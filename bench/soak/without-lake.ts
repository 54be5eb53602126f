import { setTimeout as wait } from 'node:timers/promises'
import type { Ask, Figures } from './asking.ts'

const requestsPerSecond = 50

/** Asks at a steady pace for every page while there is no lake. */
export async function visitWithoutLake(
  ask: Ask,
  lastGood: Map<string, string>,
  seconds: number,
  stopLake: () => Promise<void>,
): Promise<Figures> {
  const paths = [...lastGood.keys()]
  await stopLake()
  const times: number[] = []
  let good = 0
  const asked: Promise<void>[] = []
  const started = performance.now()
  const count = seconds * requestsPerSecond
  for (let number = 0; number < count; number++) {
    const due = started + (number * 1000) / requestsPerSecond
    await wait(Math.max(0, due - performance.now()))
    const path = paths[number % paths.length] ?? '/'
    asked.push(
      ask(path).then(
        ({ status, digest, milliseconds }) => {
          times.push(milliseconds)
          if (status === 200 && digest === lastGood.get(path)) good++
        },
        () => {},
      ),
    )
  }
  await Promise.all(asked)
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`
  return [
    [`Lake stopped for ${seconds} s: requests to ${paths.length} addresses`, String(count)],
    ['… answered with the last good page', `${((100 * good) / count).toFixed(2)} %`],
    ['… median, 99 of 100, slowest', `${at(0.5)}, ${at(0.99)}, ${at(1)}`],
  ]
}

/** @returns how long it takes until a wrong address is told from a right one again, as words. */
export async function recover(ask: Ask): Promise<string> {
  const started = performance.now()
  for (let attempt = 0; attempt < 60; attempt++) {
    const { status } = await ask(`/blog/never-asked-for-${attempt}`)
    if (status === 404) return `${((performance.now() - started) / 1000).toFixed(1)} s`
    await wait(250)
  }
  return 'not within a quarter of a minute'
}
