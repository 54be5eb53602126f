import { checkAlt, checkAltWording, needsPicture } from './rules.ts'

describe('the words for a picture', () => {
  it('are needed unless it is decoration, or there is no picture yet', () => {
    expect(checkAlt(' ', { asset: {} })).toMatch(/Describe this picture/)
    expect(checkAlt(undefined, { asset: {}, decorative: true })).toBe(true)
    expect(checkAlt(undefined, {})).toBe(true)
    expect(checkAlt(undefined, undefined)).toBe(true)
    expect(checkAlt('A lamp', { asset: {} })).toBe(true)
  })

  it.each([
    ['Image of a lamp', 'Start with what is in the picture'],
    ['a picture of a lamp', 'Start with what is in the picture'],
    ['The photograph of her', 'Start with what is in the picture'],
    ['lamp.jpg', 'file name'],
    ['My holiday photo.HEIC', 'file name'],
    ['IMG_2041', 'file name'],
    ['DSC01234', 'file name'],
    ['Screenshot 2026-05-01 at 10.22', 'file name'],
    ['mom_and_baby', 'file name'],
    ['tired-mother-sofa-night-1234', 'file name'],
    ['pexels-photo-1001', 'file name'],
    ['x'.repeat(151), '150 characters; it is 151 now'],
  ])('could be better: %s', (alt, fix) => {
    expect(checkAltWording(alt)).toContain(fix)
  })

  it.each([
    'A lamp beside a bed',
    'Mother-in-law',
    'Self-portrait',
    'Lamp',
    'Two mugs on a table, photographed from above',
    'Photo albums on a shelf',
    'x'.repeat(150),
    '',
    undefined,
  ])('are fine: %s', (alt) => {
    expect(checkAltWording(alt)).toBe(true)
  })
})

describe('a picture', () => {
  it.each([undefined, null, 'x', {}, { asset: undefined }, { _upload: {} }])(
    'is missing in %j',
    (value) => {
      expect(needsPicture('Add it.')(value)).toBe('Add it.')
    },
  )

  it('is there with its asset', () => {
    expect(needsPicture('Add it.')({ asset: { _ref: 'image-1' } })).toBe(true)
  })
})
