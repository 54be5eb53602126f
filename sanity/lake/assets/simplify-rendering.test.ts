import { readPictureParameters } from './picture-parameters.ts'
import { isHeavy, simplifyRendering } from './simplify-rendering.ts'
import type { PictureFormat } from './sniff.ts'

const stored = { width: 2000, height: 1000, format: 'jpg' as const }
const simplify = (
  query: string,
  size: Partial<typeof stored> = {},
  format: PictureFormat = 'jpg',
) =>
  simplifyRendering(
    readPictureParameters(new URLSearchParams(query)).rendering,
    { ...stored, ...size },
    format,
  )

describe('equal pictures', () => {
  it.each([
    ['heights that a width leaves no room for', 'w=100&h=50', 'w=100&h=4999'],
    ['fractions of a pixel', 'w=100', 'w=100.000001'],
    ['sharpness of the screen that changes nothing', 'w=100', 'w=50&dpr=2.0000001'],
    ['rectangles that reach beyond the picture', 'rect=10,10,5000,5000', 'rect=10,10,999999,70000'],
    ['rectangles that are the picture', 'w=9', 'rect=0,0,2000,1000&w=9'],
    ['rectangles beside the picture', 'w=9', 'rect=2000,5,10,10&w=9'],
    ['sizes above its own', 'fit=max&w=2000', 'fit=max&w=4000&h=3000'],
    ['a focus that no cut needs', 'w=100', 'w=100&fp-x=0.123&fp-y=0.4'],
    ['a place for a cut that is not made', 'w=100', 'w=100&crop=top'],
    [
      'focal points less than a thousandth apart',
      'w=10&h=10&fit=crop&crop=focalpoint&fp-x=0.5001',
      'w=10&h=10&fit=crop&crop=focalpoint&fp-x=0.50012345',
    ],
    ['fractions of an effect', 'w=9&blur=10&sharp=5&sat=-7', 'w=9&blur=10.2&sharp=5.01&sat=-7.1'],
    ['blur beyond what can be seen', 'w=9&blur=1000', 'w=9&blur=2000'],
    ['effects of nothing', 'w=9', 'w=9&blur=0&sharp=0&sat=0&pad=0.3'],
    ['fractions of quality', 'w=9&q=70', 'w=9&q=70.4'],
    ['a background that nothing shows', 'w=9', 'w=9&bg=123456'],
    ['the first frame of what does not move', 'w=9', 'w=9&frame=1'],
  ])('are one rendering, for %s', (_, one, other) => {
    expect(simplify(other)).toEqual(simplify(one))
  })

  it('are one rendering, for a quality that the format has not', () => {
    expect(simplify('w=9&q=3', {}, 'png')).toEqual(simplify('w=9', {}, 'png'))
  })

  it('are not confused with others', () => {
    const different = [
      'w=9',
      'w=10',
      'w=9&h=9&fit=crop',
      'w=9&h=9&fit=crop&crop=top',
      'w=9&h=9&fit=crop&crop=focalpoint&fp-x=0.2',
      'w=9&h=9&fit=crop&crop=focalpoint&fp-x=0.201',
      'w=9&h=9&fit=fill&bg=fff',
      'w=9&h=9&fit=fill&bg=000',
      'w=9&h=9&fit=scale',
      'rect=0,0,100,50&w=9',
      'or=90&w=9',
      'or=270&w=9',
      'w=9&flip=h',
      'w=9&blur=20',
      'w=9&q=20',
      'w=9&pad=2',
      'w=9&fm=pjpg',
    ].map((query) => JSON.stringify(simplify(query)))
    expect(new Set(different).size).toBe(different.length)
  })

  it('keep the background that a transparent picture shows', () => {
    const glass = simplifyRendering(
      readPictureParameters(new URLSearchParams('w=9&bg=fff')).rendering,
      { ...stored, format: 'png' },
      'jpg',
    )
    expect(glass.background).toEqual({ r: 255, g: 255, b: 255, alpha: 1 })
  })
})

describe('the outcome', () => {
  it.each([
    ['w=5000', { width: 10, height: 9_000 }],
    ['h=5000', { width: 9_000, height: 10 }],
    ['w=5000&fit=crop', { width: 10, height: 9_000 }],
    ['h=5000&fit=scale', { width: 60_000, height: 10 }],
    ['blur=5', { width: 10_000, height: 10_000 }],
    ['or=90', { width: 10_000, height: 10_000 }],
    ['rect=0,0,9000,9000', { width: 10_000, height: 10_000 }],
  ])('has no side above 5,000 pixels, for %s', (query, size) => {
    const { area, width = area.width, height = area.height } = simplify(query, size)
    expect(Math.max(width, height)).toBeLessThanOrEqual(5_000)
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
  })

  it.each([
    ['w=1920', { width: 10_000, height: 10_000 }, false],
    ['w=3000', { width: 10_000, height: 10_000 }, true],
    ['w=640&or=90', { width: 4_000, height: 3_000 }, false],
    ['w=640&or=90', { width: 10_000, height: 10_000 }, true],
    ['w=2000&pad=500', { width: 2_000, height: 2_000 }, true],
    ['blur=5', { width: 5_000, height: 4_000 }, true],
  ])('of %s from %j is heavy work: %s', (query, size, expected) => {
    expect(isHeavy(simplify(query, size), size)).toBe(expected)
  })
})
