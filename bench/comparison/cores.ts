import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Refusal, runCommand } from '../../scripts/processes.ts'

/** The core that asks, and the one that answers. */
const asking = '0'
const answering = '1'

/** What stands before a command that is to run on the core that asks. */
export const onAskingCore = ['taskset', '--cpu-list', asking] as const

/**
 * Keeps all servers that this program started on one core while something is measured, so that it does not depend on where the
 * system happened to put them; afterwards they may run anywhere again.
 * @throws {Refusal} with fewer than two cores, or without `taskset`.
 */
export async function withServersOnOneCore<Found>(work: () => Promise<Found>): Promise<Found> {
  const cores = availableParallelism()
  if (cores < 2) throw new Refusal('The load is measured with two cores: one asks, one answers.')
  await keepOn(answering)
  try {
    return await work()
  } finally {
    await keepOn(`0-${cores - 1}`)
  }
}

async function keepOn(cores: string): Promise<void> {
  for (const id of descendants(process.pid)) {
    const parameters = ['--all-tasks', '--cpu-list', '--pid', cores, String(id)]
    const { code, stderr } = await runCommand('taskset', parameters, { output: 'quiet' })
    if (code !== 0)
      throw new Refusal(`taskset (from Debian's util-linux) could not choose a core.\n${stderr}`)
  }
}

/** All processes below one, by what `/proc` says of their parents (proc(5)). */
function descendants(parent: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === parent)
    .map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

function parentOf(id: string): number | undefined {
  try {
    // The name of the program stands in brackets and may hold anything; behind it come the state and the parent.
    const [, parent] = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(parent)
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}
