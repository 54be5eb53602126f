import { isSystemId, isVariantId, publishedIdOf, releaseOf } from './ids.ts'

describe('Ids', () => {
  it.each([
    ['a', 'a', false, undefined],
    ['a.b', 'a.b', false, undefined],
    ['drafts.a', 'a', true, undefined],
    ['drafts.a.b', 'a.b', true, undefined],
    ['versions.r1.a', 'a', true, 'r1'],
    ['versions.r1.a.b', 'a.b', true, 'r1'],
    ['versions.foo', 'versions.foo', true, undefined],
    ['drafts', 'drafts', false, undefined],
    ['versions', 'versions', false, undefined],
    ['draftsman', 'draftsman', false, undefined],
  ])('tell what "%s" is a variant of', (id, published, variant, release) => {
    expect(publishedIdOf(id)).toBe(published)
    expect(isVariantId(id)).toBe(variant)
    expect(releaseOf(id)).toBe(release)
  })

  it("tell the lake's own records from everyone's documents", () => {
    expect(['_.releases.r1', '_a', 'a._.b', '_'].map(isSystemId)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
