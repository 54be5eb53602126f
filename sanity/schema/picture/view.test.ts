import { picturePart, toPicture } from './view.ts'

const asset = `image-${'a'.repeat(40)}-1600x900-png`

const raw = {
  asset,
  placeholder: 'data:image/png;base64,AAAA',
  crop: { top: 0.1, bottom: 0.2, left: 0, right: 0 },
  hotspot: { x: 0.25, y: 0.5, width: 0.3, height: 0.4 },
  alt: ' A lamp ',
  decorative: false,
  credit: null,
  peopleShown: 'model',
}

const view = (value: unknown) => toPicture(picturePart().parse(value))

describe('a picture', () => {
  it('keeps what is needed to crop, describe and label it', () => {
    expect(view(raw)).toEqual({
      asset: `${'a'.repeat(40)}-1600x900-png`,
      width: 1600,
      height: 900,
      alt: 'A lamp',
      crop: { top: 0.1, bottom: 0.2, left: 0, right: 0 },
      hotspot: { x: 0.25, y: 0.5, width: 0.3, height: 0.4 },
      placeholder: 'data:image/png;base64,AAAA',
      credit: undefined,
      peopleShown: 'model',
    })
  })

  it('is whole and centred while nobody has cropped it', () => {
    expect(view({ ...raw, crop: null, hotspot: null })).toMatchObject({
      crop: { top: 0, bottom: 0, left: 0, right: 0 },
      hotspot: { x: 0.5, y: 0.5, width: 1, height: 1 },
    })
  })

  it('ignores a crop that leaves nothing', () => {
    expect(view({ ...raw, crop: { top: 0.6, bottom: 0.6, left: 0, right: 0 } })?.crop.top).toBe(0)
  })

  it('has no words when it is decoration', () => {
    expect(view({ ...raw, decorative: true })?.alt).toBe('')
  })

  it('never shows a placeholder from elsewhere', () => {
    expect(view({ ...raw, placeholder: 'https://evil.example/x' })?.placeholder).toBeUndefined()
  })

  it.each([
    null,
    'picture',
    { ...raw, asset: null },
    { ...raw, asset: 'file-1' },
    { ...raw, asset: `image-${'a'.repeat(40)}-0x900-png` },
    { ...raw, asset: `image-${'z'.repeat(40)}-16x9-png` },
    { ...raw, asset: `${asset}/../../x` },
  ])('is none when it is %j', (value) => {
    expect(view(value)).toBeUndefined()
  })
})
