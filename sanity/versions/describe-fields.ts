import { formatMoment } from '#lib/dates.ts'
import type { Line } from '#lib/preview/facts.ts'
import type { Block } from '../tidy/blocks.ts'
import { linesOf } from '../tidy/compare.ts'

type Thing = Record<string, unknown>

/** Blocks that stand in texts, each with lines of its own. */
const blockTypes = new Set(['block', 'steps', 'quotation', 'callToAction'])

/** Words for parts of a field, where its name in the lake isn't one. */
const partNames: Record<string, string> = {
  alt: 'Picture in words',
  href: 'Leads to',
  cents: 'Cents',
  current: '',
}

/**
 * Describes what a field holds, whatever it holds, in lines of plain text. Two values that a visitor could tell apart have
 * different lines.
 * @param names what linked documents are called, by id.
 */
export function describeField(value: unknown, names: ReadonlyMap<string, string>): Line[] {
  return linesIn(value, '', names)
}

function linesIn(value: unknown, name: string, names: ReadonlyMap<string, string>): Line[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.flatMap((member) => linesIn(member, name, names))
  if (typeof value !== 'object') return [{ name, text: plain(value) }]
  const thing = value as Thing
  if (typeof thing._ref === 'string') return [{ name, text: nameOf(thing._ref, names) }]
  if (blockTypes.has(String(thing._type))) return linesOfBlock(thing)
  return Object.entries(thing)
    .filter(([part]) => !part.startsWith('_'))
    .flatMap(([part, inner]) => linesIn(inner, partNames[part] ?? humanize(part), names))
}

/** Half-made blocks are described as far as they go. */
function linesOfBlock(thing: Thing): Line[] {
  try {
    return linesOf(thing as Block).filter(({ text }) => typeof text === 'string' && text !== '')
  } catch {
    return [{ name: 'Block', text: '' }]
  }
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const text = String(value)
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
    ? formatMoment(text)
    : text
}

function nameOf(id: string, names: ReadonlyMap<string, string>): string {
  const [, hash, size] = /^image-([0-9a-f]{4})[0-9a-f]*-(\d+x\d+)-/.exec(id) ?? []
  if (hash !== undefined) return `Picture ${hash}, ${size?.replace('x', ' × ')} pixels`
  return names.get(id) ?? 'A document without a name'
}

/** "inPerson" is "In person". */
function humanize(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
