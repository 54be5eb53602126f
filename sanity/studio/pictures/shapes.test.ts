import { placeBehind, readPicture, shapes } from './shapes.ts'

const value = (fields: object = {}) => ({
  asset: { _ref: `image-${'a'.repeat(40)}-1600x900-jpg` },
  ...fields,
})
const place = (fields: object, ratio: number) => {
  const picture = readPicture(value(fields))
  return picture && placeBehind(picture, ratio)
}

describe('how a picture will be cut', () => {
  it('shows all of it in its own shape', () => {
    expect(place({}, 16 / 9)).toEqual({
      width: '100.000%',
      height: '100.000%',
      left: '0.000%',
      top: '0.000%',
    })
  })

  it('keeps in sight what she marked, in every shape', () => {
    const marked = { x: 0.9, y: 0.5, width: 0.1, height: 0.1 }
    for (const { ratio } of shapes) {
      const { width, left } = place({ hotspot: marked }, ratio) ?? { width: '', left: '' }
      const markedAt = Number.parseFloat(left) + Number.parseFloat(width) * marked.x
      expect(markedAt).toBeGreaterThan(0)
      expect(markedAt).toBeLessThan(100)
    }
  })

  it('shows nothing of what she cut off', () => {
    const half = { top: 0, bottom: 0, left: 0.5, right: 0 }
    expect(place({ crop: half }, 8 / 9)).toMatchObject({ width: '200.000%', left: '-100.000%' })
  })

  it('shows nothing while there is no picture', () => {
    expect(readPicture(undefined)).toBeUndefined()
    expect(readPicture({ asset: { _ref: 'image-broken' } })).toBeUndefined()
  })
})
