import { parseArgs } from 'node:util'
import type { SanityClient } from '@sanity/client'
import { readSettings, type Settings } from '#lib/env.ts'
import { checkLake } from '#sanity/content/check-lake.ts'
import { withAdministrator } from '../lake-access.ts'
import { Refusal } from '../processes.ts'
import { describePlan, nameSides, shorten } from './describe-plan.ts'
import { isDone, makePlan, namesOfDiffering, type Plan } from './plan.ts'
import { readSide } from './read-side.ts'
import { sendAssets } from './send-assets.ts'
import { sendDocuments, sendNotes } from './send-documents.ts'

type Environment = Record<string, string | undefined>
type Direction = 'hosted' | 'embedded'

export type Terminal = {
  print(line: string): void
  /** Asks a person; `undefined` when there is nobody to ask. */
  ask(question: string): Promise<string | undefined>
}

const usage = 'Usage: npm run move -- --to hosted|embedded [--dry-run] [--yes] [--replace]'
const reportEvery = 1_000

/**
 * Brings all documents, pictures and files from the embedded lake to a hosted project, or back; history stays behind.
 * Nothing is deleted anywhere. Run again after an interruption, it goes on where it was.
 * @param parameters as typed after `npm run move --`
 * @throws {Refusal | SettingError} a line that names the fix.
 */
export async function moveContent(
  parameters: string[],
  environment: Environment,
  terminal: Terminal,
): Promise<void> {
  const options = readOptions(parameters)
  const embedded = readSettings({ ...environment, ...notHosted })
  const hosted = await readHosted(environment, options.to)
  try {
    await withAdministrator(hosted, environment, (far) =>
      withAdministrator(
        embedded,
        environment,
        (near) => {
          const way = options.to === 'hosted' ? { from: near, to: far } : { from: far, to: near }
          terminal.print(`${nameSides(options.to, embedded, hosted)}\n`)
          return move(way, options, terminal)
        },
        'move',
      ),
    )
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error)) throw error
    throw new Refusal(
      `The move stopped: ${error.message.split('\n')[0]}. Nothing is lost; the same command goes on where it was.`,
    )
  }
}

type Options = { to: Direction; isDryRun: boolean; isAgreed: boolean; replace: boolean }

function readOptions(parameters: string[]): Options {
  const { values } = parseArgs({
    args: parameters,
    options: {
      to: { type: 'string' },
      'dry-run': { type: 'boolean' },
      yes: { type: 'boolean' },
      replace: { type: 'boolean' },
    },
  })
  const { to } = values
  if (to !== 'hosted' && to !== 'embedded') throw new Refusal(usage)
  return {
    to,
    isDryRun: values['dry-run'] === true,
    isAgreed: values.yes === true,
    replace: values.replace === true,
  }
}

/** The embedded lake is meant, whatever project is named. */
const notHosted = {
  NEXT_PUBLIC_SANITY_PROJECT_ID: '',
  NEXT_PUBLIC_SANITY_DATASET: '',
  SANITY_API_HOST: '',
  SANITY_API_READ_TOKEN: '',
}

async function readHosted(environment: Environment, to: Direction): Promise<Settings> {
  const settings = readSettings(environment)
  if (settings.sanity.isEmbedded) {
    throw new Refusal(
      'No hosted project is named: set NEXT_PUBLIC_SANITY_PROJECT_ID, NEXT_PUBLIC_SANITY_DATASET and SANITY_API_WRITE_TOKEN (an editor token of that project).',
    )
  }
  const readToken = environment.SANITY_API_WRITE_TOKEN || undefined
  if (readToken === undefined) {
    throw new Refusal(
      'SANITY_API_WRITE_TOKEN is missing. Make an editor token for the project at sanity.io/manage and set it.',
    )
  }
  const check = await checkLake({ ...settings.sanity, readToken })
  if (check.kind !== 'good') {
    throw new Refusal(check.sentence.replaceAll('SANITY_API_READ_TOKEN', 'SANITY_API_WRITE_TOKEN'))
  }
  if (to === 'hosted' && check.mayWrite === false) {
    throw new Refusal('SANITY_API_WRITE_TOKEN may only read. Set it to an editor token.')
  }
  return settings
}

async function move(
  way: { from: SanityClient; to: SanityClient },
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const [from, there] = await Promise.all([readSide(way.from), readSide(way.to)])
  if (from.documents.size + from.assets.size === 0) {
    throw new Refusal('There is nothing to move: the lake that it would come from is empty.')
  }
  const plan = makePlan(from, there)
  for (const line of describePlan(plan, from)) terminal.print(line)
  if (isDone(plan)) {
    terminal.print('\nAll of it is there already.')
    return
  }
  if (options.isDryRun) {
    terminal.print('\nThis was a dry run. Nothing was changed.')
    return
  }
  const differing = namesOfDiffering(plan)
  if (differing.length > 0 && !options.replace) {
    throw new Refusal(
      `${differing.length} are on the other side already and are not the same: ${shorten(differing)}. Nothing was changed. Look at them there; --replace overwrites them with those from here.`,
    )
  }
  if (!options.isAgreed) {
    const answer = await terminal.ask('\nMove it? Nothing is deleted on either side. [yes/no] ')
    if (answer === undefined) throw new Refusal('Nobody is there to ask. Add --yes to move it.')
    if (!/^y(es)?$/i.test(answer.trim())) {
      terminal.print('Nothing was changed.')
      return
    }
  }
  await carryOut(plan, way, options, createProgress(terminal))
  await compare(way, terminal)
}

async function carryOut(
  plan: Plan,
  way: { from: SanityClient; to: SanityClient },
  options: Options,
  progress: (what: string, done: number, of: number) => void,
): Promise<void> {
  const { send } = plan
  await sendAssets(plan, way, (done) => progress('Pictures and files', done, send.length))
  // Read anew: only now is it known where all pictures are, and what is written about them there.
  const [from, there] = await Promise.all([readSide(way.from), readSide(way.to)])
  const rest = makePlan(from, there)
  const writes = rest.create.length + rest.differ.length
  const changed = namesOfDiffering(rest).filter((id) => !namesOfDiffering(plan).includes(id))
  if (changed.length > 0) throw meanwhile(changed)
  await sendDocuments(rest, { to: way.to, keepsTimes: options.to === 'embedded' }, (done) =>
    progress('Documents', done, writes),
  )
  await sendNotes(rest, way.to)
}

/** @throws {Refusal} when the other side does not hold all of it now. */
async function compare(
  way: { from: SanityClient; to: SanityClient },
  { print }: Terminal,
): Promise<void> {
  const [from, there] = await Promise.all([readSide(way.from), readSide(way.to)])
  const plan = makePlan(from, there)
  print(
    `\nCompared: ${from.documents.size} documents here, ${plan.same} of them there and the same; ${from.assets.size} pictures and files here, ${plan.places.size} of them there.`,
  )
  if (!isDone(plan)) {
    throw meanwhile(
      [...plan.create, ...plan.send].map(({ _id }) => _id).concat(namesOfDiffering(plan)),
    )
  }
}

function meanwhile(ids: string[]): Refusal {
  return new Refusal(
    `${ids.length} were changed while the move went on: ${shorten(ids)}. Ask everyone to stop writing, then run the same command again; it says what to do about them.`,
  )
}

/** A line for the first of a kind, for the last, and one a second between. */
function createProgress({ print }: Terminal) {
  let shown = ''
  let next = 0
  return (what: string, done: number, of: number) => {
    if (what === shown && done < of && Date.now() < next) return
    shown = what
    next = Date.now() + reportEvery
    print(`${what} ${done} of ${of}`)
  }
}
