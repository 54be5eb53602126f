import type { ValidationError } from '@sanity/types'
import { countyNames, readCounty } from '#lib/county-names.ts'
import { foldLetters } from '#lib/fold.ts'
import { type Fields, membersOf, textOf } from '#sanity/rules/fields.ts'
import type { Verdict } from '../rules.ts'

/** A county is one of California's; the map can light no other. */
export function checkCounty(county: unknown): Verdict {
  const text = textOf(county).trim()
  if (text === '') return 'Choose the county, or remove this one.'
  if (readCounty(text)) return true
  return `“${text}” is none of California’s ${countyNames.length} counties, so the map can’t light it. Choose the county from the list.`
}

/** Finds counties and towns that stand there twice. @returns a message at each second one. */
export function checkRepeats(areas: unknown): true | ValidationError[] {
  const counties = new Set<string>()
  const towns = new Map<string, string>()
  const errors = membersOf(areas, []).flatMap(({ fields, path }) => {
    const county = textOf(fields.county).trim()
    const name = readCounty(county) ?? county
    const found: ValidationError[] = []
    if (name !== '' && counties.has(name)) {
      found.push({
        message: `${name} stands here twice. Put all of its towns under one of them and remove the other.`,
        path: [...path, 'county'],
      })
    }
    counties.add(name)
    for (const [index, town] of townsOf(fields).entries()) {
      const letters = foldLetters(town)
      const first = towns.get(letters)
      if (letters !== '' && first !== undefined) {
        const where = first === name ? 'here twice' : `here and under ${first || 'another county'}`
        found.push({
          message: `“${town}” stands ${where}. Leave it where it belongs and remove the other one.`,
          path: [...path, 'cities', index],
        })
      }
      towns.set(letters, first ?? name)
    }
    return found
  })
  return errors.length === 0 ? true : errors
}

function townsOf({ cities }: Fields): string[] {
  return Array.isArray(cities) ? cities.map((city) => textOf(city).trim()) : []
}
