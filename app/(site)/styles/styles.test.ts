import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.join(process.cwd(), 'app/(site)/styles')
const layout = readFileSync(path.join(folder, '../layout.tsx'), 'utf8')
const names = [...layout.matchAll(/'\.\/styles\/([a-z]+\.css)'/g)].map((match) => match[1] ?? '')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

type Tokens = Record<string, string>

function readTokens(source: string): Tokens {
  const pairs = [...source.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)]
  return Object.fromEntries(pairs.map((pair) => [pair[1], pair[2]]))
}

const [daySource = '', nightSource = ''] = read('tokens.css').split('prefers-color-scheme: dark')
const day = readTokens(daySource)
const night = { ...day, ...readTokens(nightSource) }

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: Tokens, front: string, back: string): number {
  const [one, other] = [front, back].map((name) => {
    const color = tokens[name]
    if (color === undefined) throw new Error(`There is no colour --${name}.`)
    return luminance(color)
  }) as [number, number]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

/** Text on the page, at the brightest point of the lamp's glow, and on panels. */
const grounds = ['paper', 'glow', 'raised']
const texts = ['ink', 'quiet', 'link'].flatMap((front) => grounds.map((back) => [front, back]))
const others = [
  ['on-action', 'action'],
  ['ground-ink', 'ground'],
  ['ground-quiet', 'ground'],
  ['ground-link', 'ground'],
]
const pairs = [...texts, ...others] as Array<[string, string]>

describe.each([
  ['by day', day],
  ['by night', night],
])('colours %s', (_name, tokens) => {
  it.each(pairs)('let --%s be read on --%s', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['action', 'paper'],
    ['action', 'glow'],
    ['action', 'raised'],
    ['edge', 'paper'],
    ['ground-link', 'ground'],
  ])('let a shape in --%s be seen on --%s', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3)
  })

  it('keep the number of a step readable on its lit window', () => {
    const number = /\.steps > li::before \{[^}]*[^-]color: (#[0-9a-f]{6})/.exec(read('reading.css'))
    expect(contrast({ ...tokens, number: number?.[1] ?? '' }, 'number', 'lit')).toBeGreaterThan(4.5)
  })
})

describe('the style sheet', () => {
  const all = names.map(read).join('\n')

  it('is twelve kilobytes at most', () => {
    expect(names.length).toBeGreaterThan(3)
    const dense = all
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/\s?([{};,>])\s?/g, '$1')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}')
      .replace(/url\("[^"]*\/([^"/]+)"\)/g, 'url(/_next/static/media/$1)')
    expect(Buffer.byteLength(dense)).toBeLessThanOrEqual(12 * 1024)
  })

  it('names no colour twice: outside the tokens there is one number colour and black and white for print', () => {
    const others = names.filter((name) => name !== 'tokens.css' && name !== 'print.css').map(read)
    expect(others.join('\n').match(/#[0-9a-f]{3,8}\b/g)).toEqual(['#2a1808'])
  })

  it('uses every class that it names somewhere in a component', () => {
    const components = path.join(process.cwd(), 'components')
    const markup = readdirSync(components)
      .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
      .map((name) => readFileSync(path.join(components, name), 'utf8'))
      .join('\n')
    const used = new Set(
      [...markup.matchAll(/className=(?:"|\{[^}]*?')([^"']+)["']/g)].flatMap(
        (match) => match[1]?.split(' ') ?? [],
      ),
    )
    const rules = all.replace(/"[^"]*"/g, '').replace(/\{[^{}]*\}/g, '{}')
    // The bar over a preview brings a sheet of its own.
    const bar = readFileSync('public/preview.css', 'utf8')
    const named = new Set(
      [...(rules + bar).matchAll(/\.([a-z][a-z-]+)/g)].map((match) => match[1] ?? ''),
    )
    expect([...named].filter((name) => !used.has(name))).toEqual([])
    expect([...used].filter((name) => !named.has(name))).toEqual([])
  })

  it('moves nothing for readers who want no motion', () => {
    const moving = all.match(/transition|animation/g) ?? []
    const allowed = /@media \(prefers-reduced-motion: no-preference\) \{\s*@view-transition/
    expect(all).toMatch(allowed)
    expect(moving).toEqual(['transition'])
  })

  it('asks no other origin for anything', () => {
    expect(all).not.toMatch(/https?:\/\/|@import/)
  })
})
