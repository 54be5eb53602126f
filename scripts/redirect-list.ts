import { ClientError, type SanityClient } from '@sanity/client'
import { readSettings, type Settings } from '#lib/env.ts'
import { readOldAddress } from '#lib/old-addresses/read-address.ts'
import { type Change, nameEnd, planList, type Site } from '#sanity/old-addresses/plan.ts'
import { type Problem, readList } from '#sanity/old-addresses/read-list.ts'
import { removeAddresses, saveChanges } from '#sanity/old-addresses/save.ts'
import { type KnownAddress, readKnown } from '#sanity/old-addresses/stored.ts'
import { findSitePages } from '#sanity/schema/old-address/site-pages.ts'
import { readGivenFile } from './given-file.ts'
import { withEditor } from './lake-access.ts'
import { inOneLine } from './lake-errors.ts'
import { Refusal, readTyped } from './processes.ts'

const usage =
  'Usage: npm run redirects -- FILE.csv [--dry-run] | --list | --remove ADDRESS [--dry-run]'

/** Of a file that is read, in bytes. */
const largestList = 5_000_000
/** So many are named; more say no more. */
const mostNamed = 20

/**
 * Lets addresses of the website before lead to pages of this one: reads a list, shows what there is, or removes some.
 * @param parameters as typed after `npm run redirects --`
 * @throws {Refusal | SettingError} what names the fix; then nothing was changed.
 */
export async function redirects(
  parameters: string[],
  environment: Record<string, string | undefined>,
  print: (text: string) => void,
): Promise<void> {
  const options = readOptions(parameters)
  const settings = readSettings(environment)
  const list = options.file === undefined ? undefined : await readFile(options.file, settings)
  try {
    await withEditor(settings, environment, async (client) => {
      const pages = await findSitePages(client)
      const known = await readKnown(client, pages)
      if (list) print(await apply(client, { ...list, pages, known }, options.isDry))
      else if (options.remove.length > 0) print(await remove(client, known, options))
      else print(describeAll(known, pages))
    })
  } catch (error) {
    throw isClash(error)
      ? new Refusal(
          'Someone changed one of these old addresses meanwhile, so nothing was done. Try again.',
        )
      : error instanceof Refusal
        ? error
        : inOneLine(error)
  }
}

const isClash = (error: unknown) => error instanceof ClientError && error.statusCode === 409

type Options = { file?: string; remove: string[]; isDry: boolean }

function readOptions(parameters: string[]): Options {
  const { values, positionals } = parseOptions(parameters)
  const { list = false, remove = [], 'dry-run': isDry = false } = values
  const [file, ...others] = positionals
  const asked = [file !== undefined, list, remove.length > 0].filter(Boolean).length
  if (asked !== 1 || others.length > 0) throw new Refusal(usage)
  return { ...(file !== undefined && { file }), remove, isDry }
}

const parseOptions = (parameters: string[]) =>
  readTyped(
    {
      args: parameters,
      allowPositionals: true,
      options: {
        list: { type: 'boolean' },
        remove: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
      },
    },
    usage,
  )

async function readFile(given: string, { siteUrl }: Settings) {
  const { bytes } = await readGivenFile(given, 'the list', {
    limit: largestList,
    tooLarge: 'Split it into several files.',
  })
  const list = readList(decode(bytes, given), siteUrl)
  if (list.lines.length + list.problems.length === 0) {
    throw new Refusal(
      `${given} holds no address. Write one line for each: the old address, a comma, the new one.`,
    )
  }
  return list
}

function decode(bytes: Uint8Array, given: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(`${given} can't be read as a list. Save it as “CSV UTF-8” and try again.`)
  }
}

type Asked = ReturnType<typeof readList> & Site

async function apply(client: SanityClient, asked: Asked, isDry: boolean): Promise<string> {
  const plan = planList(asked.lines, asked)
  const problems = [...asked.problems, ...plan.problems]
  if (problems.length > 0) throw refuseProblems(problems)
  const changes = plan.changes.filter(({ kind }) => kind !== 'same')
  if (!isDry && changes.length > 0) await saveChanges(client, changes)
  return [
    ...(isDry ? ['Nothing was changed, since this was a dry run. It would be:'] : []),
    countChanges(plan.changes),
    ...(isDry ? changes.map((change) => `  ${tellOf(change)}`) : []),
    ...(plan.notes.length > 0 ? ['Worth a look', ...nameLines(plan.notes)] : []),
    ...(isDry || changes.length === 0 ? [] : ['They count at once; no restart is needed.']),
  ].join('\n')
}

function countChanges(changes: readonly Change[]): string {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  const parts = [
    [of('new'), 'new'],
    [of('changed'), 'led elsewhere now'],
    [of('same'), 'as before'],
  ] as const
  const counted = parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => count(number, what))
  return `${count(changes.length, 'old address', 'old addresses')}: ${counted.join(', ')}.`
}

function tellOf({ written, end }: Pick<Change, 'written' | 'end'>): string {
  return `${written} leads to ${nameEnd(end)}`
}

async function remove(
  client: SanityClient,
  known: readonly KnownAddress[],
  { remove: asked, isDry }: Options,
): Promise<string> {
  const found = asked.flatMap((given) => {
    const read = readOldAddress(given)
    const matching = known.filter(({ key }) => read.isRead && key === read.key)
    if (matching.length > 0) return matching
    throw new Refusal(
      `${given} is not among the old addresses. See all of them with npm run redirects -- --list`,
    )
  })
  const all = [...new Set(found)]
  if (!isDry) await removeAddresses(client, all)
  const lines = all.map((one) => `  ${tellOf(one)}`)
  return isDry
    ? ['Nothing was removed, since this was a dry run. These would be:', ...lines].join('\n')
    : [`${count(all.length, 'old address is', 'old addresses are')} removed:`, ...lines].join('\n')
}

/** As a list that can be read again. */
function describeAll(known: readonly KnownAddress[], pages: Site['pages']): string {
  if (known.length === 0) return 'There are no old addresses yet.'
  const byId = new Map<string, { path: string; isPublished: boolean }>()
  for (const [path, { id, use, isPublished }] of pages) {
    if (use === 'now' && !byId.get(id)?.isPublished) byId.set(id, { path, isPublished })
  }
  const rows = known.map(({ written, end, revision }) => {
    const page = 'page' in end ? byId.get(end.page.id) : { path: end.to, isPublished: true }
    const remark = revision === undefined ? 'not published yet' : remarkOn(page)
    return [written, page?.path ?? '', ...(remark ? [remark] : [])]
  })
  return rows.map((row) => row.map(quote).join(',')).join('\n')
}

function remarkOn(page: { isPublished: boolean } | undefined): string | undefined {
  if (!page) return 'its page is gone'
  return page.isPublished ? undefined : 'waits until its page is published'
}

const quote = (cell: string) => (/[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function refuseProblems(problems: readonly Problem[]): Refusal {
  const inOrder = problems.toSorted((one, other) => one.line - other.line)
  return new Refusal(
    [
      `Nothing was changed: ${count(problems.length, 'line needs', 'lines need')} a correction first.`,
      ...nameLines(inOrder),
    ].join('\n'),
  )
}

function nameLines(lines: readonly Problem[]): string[] {
  const named = lines.slice(0, mostNamed).map(({ line, text }) => `  Line ${line}: ${text}`)
  const more = lines.length - named.length
  return more > 0 ? [...named, `  and ${count(more, 'more')}`] : named
}

const count = (number: number, one: string, many = one) =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
