import { schemaTypes } from './index.ts'

type Field = { name: string; type?: string; options?: object; fields?: Field[]; of?: Field[] }

/** Every field for day and time, however deep, by its path. */
const findMoments = (type: Field, path: string): Array<[string, Field]> =>
  [...(type.fields ?? []), ...(type.of ?? [])].flatMap((field) => {
    const own = `${path}.${field.name}`
    return [
      ...(field.type === 'datetime' ? [[own, field] as [string, Field]] : []),
      ...findMoments(field, own),
    ]
  })

const moments = schemaTypes.flatMap((type) => findMoments(type as Field, type.name))

describe('a day and time in the Studio', () => {
  it('is known to be looked for in the right places', () => {
    expect(moments.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'article.publishedAt',
        'article.updatedAt',
        'banner.from',
        'banner.until',
      ]),
    )
  })

  it.each(moments)('is California’s, wherever the browser is: %s', (_, { options }) => {
    expect(options).toEqual({ displayTimeZone: 'America/Los_Angeles', allowTimeZoneSwitch: false })
  })
})
