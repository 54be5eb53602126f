import { spawn } from 'node:child_process'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore, type Store } from '../store/open-store.ts'
import { createRandom } from './options.ts'

export type KillReport = {
  kills: number
  /** Transactions whose writer was told that they are on disk. */
  acknowledged: number
  /** What is wrong, one sentence each; empty when nothing is. */
  faults: string[]
}

type Rounds = {
  folder: string
  kills: number
  writers: number
  seed: number
  /** Whether the lake removes old history all the while. */
  compacting?: boolean
}

const transactionsBeforeKill = 400
const longestPause = 30
const changesOfTransaction = 3

/**
 * Lets a lake write with several writers, kills it with SIGKILL at a random point, opens what it left and looks for
 * acknowledged transactions that are missing and for halves; again and again, in the same folder.
 * @param onRound is told after each kill.
 */
export async function killRounds(
  { folder, kills, writers, seed, compacting = false }: Rounds,
  onRound?: (report: KillReport) => void,
): Promise<KillReport> {
  const random = createRandom(seed)
  const report: KillReport = { kills: 0, acknowledged: 0, faults: [] }
  const last = new Map<number, number>()
  for (let kill = 0; kill < kills; kill++) {
    // Every eighth is killed while it starts.
    const starting = kill % 8 === 7
    report.acknowledged += await writeAndKill(folder, writers, last, {
      after: starting ? 0 : 1 + Math.floor(random() * transactionsBeforeKill),
      pause: random() * (starting ? 10 * longestPause : longestPause),
      compacting,
    })
    report.kills++
    report.faults.push(...lookAt(folder, writers, last, compacting))
    onRound?.(report)
  }
  report.faults.push(...lookAtFile(folder, compacting))
  return report
}

/**
 * @param last the last acknowledged transaction of each writer; brought up to date.
 * @param when how many acknowledgements to wait for, and how many milliseconds more.
 * @returns how many were acknowledged.
 */
async function writeAndKill(
  folder: string,
  writers: number,
  last: Map<number, number>,
  when: { after: number; pause: number; compacting: boolean },
): Promise<number> {
  const script = path.join(import.meta.dirname, 'write-until-killed.ts')
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      script,
      folder,
      String(writers),
      ...(when.compacting ? ['compacting'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let acknowledged = 0
  let rest = ''
  let timer: NodeJS.Timeout | undefined
  const killSoon = () => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), when.pause)
  }
  if (when.after === 0) killSoon()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [writer = 0, count = 0] = line.split(' ').map(Number)
      last.set(writer, count)
    }
    acknowledged += lines.length
    if (acknowledged >= when.after) killSoon()
  })
  const [code] = await new Promise<[number | null]>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve([exitCode]))
  })
  clearTimeout(timer)
  if (code !== null) throw new Error(`The writing lake ended by itself, with code ${code}`)
  return acknowledged
}

/** Opens the store as a restarted lake would, and compares documents and log with what was acknowledged. */
function lookAt(
  folder: string,
  writers: number,
  last: Map<number, number>,
  compacting: boolean,
): string[] {
  let store: Store
  try {
    store = openStore({ folder, projectId: 'nightlight', dataset: 'production', publicUrl: '' })
  } catch (error) {
    return [`The lake did not start: ${error}`]
  }
  const faults: string[] = []
  for (let writer = 0; writer < writers; writer++) {
    const stored = Number(store.get(`left-${writer}`)?.count ?? 0)
    const right = Number(store.get(`right-${writer}`)?.count ?? 0)
    const acknowledged = last.get(writer) ?? 0
    if (stored !== right) faults.push(`Writer ${writer} left half of ${stored} or ${right}`)
    if (stored < acknowledged) faults.push(`Writer ${writer} lost ${stored + 1} to ${acknowledged}`)
    // One more than was acknowledged may be on disk; the log must know the same ones.
    for (let count = Math.max(1, acknowledged - 50); count <= stored; count++) {
      const logged = store.log.find(`${writer}-${count}`)
      if (!logged && compacting) continue
      const changes = logged ? store.log.contentAt(logged.position).length : 0
      if (changes !== changesOfTransaction) faults.push(`The log has ${changes} of ${count}`)
    }
    if (store.log.has(`${writer}-${stored + 1}`)) faults.push(`The log is ahead of ${stored}`)
    last.set(writer, stored)
  }
  for (const { _id, count } of store.documents.ofType('entry')) {
    const [, writer] = _id.split('-').map(Number)
    if (Number(count) > (last.get(writer ?? 0) ?? 0)) faults.push(`${_id} is ahead`)
  }
  store.close()
  return faults
}

/** The file as a whole: its structure, and every transaction in the log with all that belongs to it. */
function lookAtFile(folder: string, compacting: boolean): string[] {
  const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
  const faults: string[] = []
  const check = String(database.prepare('PRAGMA integrity_check').get()?.integrity_check)
  if (check !== 'ok') faults.push(`SQLite finds: ${check}`)
  const halves = database
    .prepare(
      `SELECT t.id FROM transactions t LEFT JOIN changes c ON c.position = t.position
       GROUP BY t.position HAVING count(c.sequence) <> ${changesOfTransaction}`,
    )
    .all()
  for (const { id } of halves) faults.push(`The log has only part of ${id}`)
  const gaps = database
    .prepare(
      `SELECT writer, count(*) AS kept, max(place) - ${compacting ? 'min(place) + 1' : '0'} AS written FROM (
         SELECT substr(id, 1, instr(id, '-') - 1) AS writer,
                CAST(substr(id, instr(id, '-') + 1) AS INTEGER) AS place FROM transactions
       ) GROUP BY writer HAVING kept <> written`,
    )
    .all()
  for (const { writer, kept, written } of gaps) {
    faults.push(`The log has ${kept} transactions of writer ${writer}, who wrote ${written}`)
  }
  database.close()
  return faults
}
