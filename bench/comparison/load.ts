import { Refusal, runCommand } from '../../scripts/processes.ts'
import { countBytes } from './bytes.ts'
import { onAskingCore, withServersOnOneCore } from './cores.ts'

/** A server and one of its pages. */
export type Rival = {
  name: string
  address: string
  /** How many parallel connections it is asked over: as many as it answers best. */
  connections: number
  /** How many times as fast the site wants to be. */
  goal?: number
}
/** @param bad requests a second that got no good answer. */
export type LoadFigures = { perSecond: number; bad: number }

/**
 * Asks a server for one page, compressed with gzip, as fast as it answers, from one thread of the load tool.
 * @param seconds how long.
 * @throws {Refusal} when the tool's answer can't be read.
 */
export async function putLoadOn(wrk: string, rival: Rival, seconds: number): Promise<LoadFigures> {
  const parameters = ['-t', '1', '-c', String(rival.connections), '-d', `${seconds}s`]
  const [before, ...more] = onAskingCore
  const { code, stdout, stderr } = await runCommand(
    before,
    [...more, wrk, ...parameters, '--timeout', '30s', '-H', 'Accept-Encoding: gzip', rival.address],
    { output: 'quiet' },
  )
  const read = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0)
  const requests = read(/(\d+) requests in/)
  const lasted = read(/requests in ([\d.]+)s/)
  if (code !== 0 || lasted === 0)
    throw new Refusal(`wrk failed on ${rival.name}.\n${stdout}${stderr}`)
  const refused = read(/Non-2xx or 3xx responses: (\d+)/)
  return { perSecond: (requests - refused) / lasted, bad: refused / lasted }
}

/** Seconds of the round that is not counted: a program of JavaScript is compiled while it works. */
const warmUp = 10
/** Seconds at the start of each turn that are not counted: V8 has taken memory back meanwhile, and another's work may still be under way. */
const startUp = 1

/** Puts load on all servers in turn, round after round, each second round backwards, after one that is not counted. */
export async function compareLoad(
  wrk: string,
  rivals: readonly Rival[],
  options: { rounds: number; seconds: number; say: (line: string) => void },
): Promise<Map<string, LoadFigures[]>> {
  for (const { name, address } of rivals) {
    const { encoding } = await countBytes(address, 'gzip')
    if (encoding !== 'gzip') throw new Refusal(`${name} does not compress the page.`)
  }
  const figures = new Map<string, LoadFigures[]>(rivals.map(({ name }) => [name, []]))
  await withServersOnOneCore(async () => {
    for (let round = 0; round <= options.rounds; round++) {
      for (const rival of round % 2 === 0 ? rivals : rivals.toReversed()) {
        await putLoadOn(wrk, rival, round === 0 ? warmUp : startUp)
        if (round === 0) continue
        const found = await putLoadOn(wrk, rival, options.seconds)
        options.say(`Round ${round}: ${rival.name}, ${found.perSecond.toFixed(0)} a second`)
        figures.get(rival.name)?.push(found)
      }
    }
  })
  return figures
}
