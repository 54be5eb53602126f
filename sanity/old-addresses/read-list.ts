import { CsvError, type Info } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import {
  type NewAddress,
  type OldAddress,
  readNewAddress,
  readOldAddress,
} from '#lib/old-addresses/read-address.ts'

/** More at once would be no list that a person has looked at. */
export const longestList = 5_000

/** One line of a list: an old address, and where it should lead. */
export type Line = { line: number; from: OldAddress; to: NewAddress }
/** Something to be put right, on a line of the file. */
export type Problem = { line: number; text: string }

type Row = { record: string[]; info: Info }

/**
 * Reads a list of old addresses as spreadsheets save it: two columns, split by commas, semicolons or tabs, under a row
 * of names or none. Further columns are ignored.
 * @param siteUrl the public origin, for new addresses that are written out whole
 */
export function readList(text: string, siteUrl: string): { lines: Line[]; problems: Problem[] } {
  const rows = readRows(text)
  if (!Array.isArray(rows)) return { lines: [], problems: [rows] }
  if (rows.length > longestList) {
    const many = `The list has more than ${longestList.toLocaleString('en-US')} lines. Split it into several files.`
    return { lines: [], problems: [{ line: longestList, text: many }] }
  }
  const lines: Line[] = []
  const problems: Problem[] = []
  for (const { record, info } of hasNames(rows[0]) ? rows.slice(1) : rows) {
    const [old = '', now] = record
    // Where the record ends; one that holds line breaks is no address anyway.
    const line = info.lines
    const refuse = (fix: string) => problems.push({ line, text: fix })
    if (now === undefined) {
      refuse(
        `“${shorten(old)}” has no second column: write the new address behind it, after a comma.`,
      )
      continue
    }
    const from = readOldAddress(old)
    const to = readNewAddress(now, siteUrl)
    if (!from.isRead) refuse(`“${shorten(old)}”: ${from.fix}`)
    else if (!to.isRead) refuse(`“${shorten(now)}”: ${to.fix}`)
    else lines.push({ line, from, to })
  }
  return { lines, problems }
}

function readRows(text: string): Row[] | Problem {
  try {
    const options = {
      bom: true,
      delimiter: findDelimiter(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      // One more than may be, so that a longer list is noticed.
      to: longestList + 2,
    } as const
    return parse(text, options) as unknown as Row[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      line: Number(error.lines ?? 1),
      text: 'A quotation mark is missing, or there is one too many. Put it right, or save the list from your spreadsheet as CSV once more.',
    }
  }
}

/** Spreadsheets of other countries split by semicolons, and a copied table by tabs. */
function findDelimiter(text: string): string {
  const [first = ''] = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  return ['\t', ';', ','].find((sign) => first.includes(sign)) ?? ','
}

/** A row of names begins with no address. */
function hasNames(row: Row | undefined): boolean {
  return row?.record.every((cell) => !/^(?:[/\\]|[a-z][a-z0-9+.-]*:)/i.test(cell)) === true
}

function shorten(text: string): string {
  const plain = text.replace(/[\p{C}\p{Z}]+/gu, ' ')
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}
