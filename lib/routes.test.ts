import { globSync } from 'node:fs'
import path from 'node:path'
import { knownPaths } from '../e2e/public-routes.ts'
import { isReservedSlug, routes } from './routes.ts'

describe('the words that the site keeps for itself', () => {
  it('hold the first part of every address of its own', () => {
    const paths = Object.values(routes).map((route) => route('x' as never))
    const firsts = paths.map((path) => path.split(/[/#?]/)[1] ?? '').filter((part) => part !== 'x')
    expect(firsts.filter((part) => part !== '' && !isReservedSlug(part))).toEqual([])
  })

  it.each([
    'services',
    'Blog',
    'api',
    'lake',
    'images',
    '_next',
    'robots.txt',
    'manifest.webmanifest',
    'speculation-rules.json',
    'wrong-turn',
    '.env',
  ])('hold “%s”', (slug) => {
    expect(isReservedSlug(slug)).toBe(true)
  })

  it.each(['first-session', 'our-services', 'blogging', ''])('leave “%s” free', (slug) => {
    expect(isReservedSlug(slug)).toBe(false)
  })
})

describe('the addresses that the browser tests walk', () => {
  const app = path.join(import.meta.dirname, '../app')
  // The Studio is a program, shared links are secret, wrong turns have no address, pictures and cards only those that pages name, and what is left leads nowhere.
  const notWalked =
    /^(studio|images|\(site\)\/share|\(site\)\/wrong-turn|\(site\)\/\[\.\.\.missing\]|api)\//
  const files = globSync('**/{page.tsx,route.ts}', { cwd: app }).filter(
    (file) => !notWalked.test(file),
  )

  const addressOf = (file: string) =>
    `/${path
      .dirname(file)
      .split(path.sep)
      .filter((part) => !/^(\(.+\)|\.)$/.test(part))
      .join('/')}`
  const fixed = files.map(addressOf).filter((address) => !address.includes('['))
  const known = knownPaths().map((known) => known.split('?', 1)[0] ?? '')

  it.each(files)('hold one that %s answers', (file) => {
    const address = addressOf(file)
    if (fixed.includes(address)) return expect(known).toContain(address)
    const parts = address.split('/').map((part) => (part.startsWith('[') ? '[^/]+' : part))
    const isAnswered = new RegExp(`^${parts.join('/')}$`)
    const answered = known.filter((path) => isAnswered.test(path) && !fixed.includes(path))
    expect(answered).not.toEqual([])
  })

  it('hold each route of the module', () => {
    expect(knownPaths().length).toBeGreaterThanOrEqual(Object.keys(routes).length - 1)
    expect(knownPaths()).not.toContain(routes.studio())
  })
})
