import fc from 'fast-check'
import { LakeError } from '../../types.ts'
import { checkSourceMap } from './check-source-map-for-tests.ts'
import { generatedLibrary, generatedQuery } from './generated-queries-for-tests.ts'
import { libraryOf } from './library-for-tests.ts'

const runs = Number(process.env.QUERY_RUNS ?? 400)
const perspectives = ['raw' as const, ['published'], ['drafts', 'published'], ['r1', 'published']]
const maps = ['withKeys', 'withIndexes'] as const

describe('Source maps of any query', () => {
  it('change no result and lead to the values they speak of', () => {
    const answered = { queries: 0, mappings: 0, traced: 0 }
    fc.assert(
      fc.property(
        generatedLibrary,
        generatedQuery,
        fc.constantFrom(...perspectives),
        fc.constantFrom(...maps),
        (documents, query, perspective, sourceMap) => {
          try {
            const found = checkSourceMap(libraryOf(documents), query, { perspective, sourceMap })
            answered.queries++
            answered.mappings += found.mappings
            answered.traced += found.traced
          } catch (error) {
            fc.pre(!(error instanceof LakeError))
            throw error
          }
        },
      ),
      { numRuns: runs },
    )
    if (process.env.QUERY_RUNS) console.log(answered)
    expect(answered.queries).toBe(runs)
    expect(answered.traced).toBeGreaterThan(runs)
  })
})
