import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compare } from 'semver'
import { findBelowFloor, floors } from './dependency-floors.ts'
import { root } from './processes.ts'

describe('the floors of dependencies', () => {
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))

  it('are kept by every copy in the lockfile', () => {
    expect(findBelowFloor(lockfile, compare)).toEqual([])
  })

  it('each stand for a package that is there', () => {
    const names = Object.keys(lockfile.packages).map((place) => place.split('node_modules/').at(-1))
    for (const name of Object.keys(floors)) expect(names).toContain(name)
  })

  it('name an old copy, also within another package, and not what is new enough or only sounds alike', () => {
    const packages = {
      '': {},
      'node_modules/next': { version: '16.4.5' },
      'node_modules/next-sanity': { version: '1.0.0' },
      'node_modules/other/node_modules/next': { version: '16.4.5-canary.3' },
      'node_modules/ws': { version: '8.9.0' },
    }
    expect(findBelowFloor({ packages }, compare)).toEqual([
      expect.stringContaining('node_modules/other/node_modules/next is 16.4.5-canary.3'),
      expect.stringContaining('node_modules/ws is 8.9.0; before 8.21.0'),
    ])
  })
})
