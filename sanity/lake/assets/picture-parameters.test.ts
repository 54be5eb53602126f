import { createImageUrlBuilder } from '@sanity/image-url'
import { readPictureParameters } from './picture-parameters.ts'

const read = (query: string) => readPictureParameters(new URLSearchParams(query))

describe('the parameters of a picture', () => {
  it('are none for the stored picture', () => {
    expect(read('')).toMatchObject({ isOriginal: true, isNegotiated: false })
    expect(read('dl=a.jpg')).toMatchObject({ isOriginal: true, download: 'a.jpg' })
    expect(read('w=10').isOriginal).toBe(false)
  })

  it('are all that the stock address builder can write', () => {
    const address = createImageUrlBuilder({ projectId: 'nightlight', dataset: 'production' })
      .image('image-0123456789012345678901234567890123456789-4000x3000-jpg')
      .rect(10, 20, 300, 200)
      .width(400)
      .height(300)
      .maxWidth(500)
      .minWidth(100)
      .maxHeight(500)
      .minHeight(100)
      .focalPoint(0.25, 0.75)
      .fit('crop')
      .crop('focalpoint')
      .blur(50)
      .sharpen(10)
      .saturation(-100)
      .invert(true)
      .orientation(90)
      .flipHorizontal()
      .flipVertical()
      .bg('ff0000')
      .pad(5)
      .dpr(2)
      .quality(80)
      .format('webp')
      .frame(1)
      .forceDownload('cat.webp')
      .url()
    expect(readPictureParameters(new URL(address).searchParams)).toMatchObject({
      download: 'cat.webp',
      rendering: {
        rectangle: { left: 10, top: 20, width: 300, height: 200 },
        width: 800,
        height: 600,
        fit: 'crop',
        crop: 'focalpoint',
        focus: { x: 0.25, y: 0.75 },
        turn: 90,
        flip: { horizontal: true, vertical: true },
        background: { r: 255, g: 0, b: 0, alpha: 1 },
        padding: 10,
        format: 'webp',
        quality: 80,
        saturation: -100,
        invert: true,
        firstFrame: true,
      },
    })
  })

  it('never ask for more than 5,000 pixels a side', () => {
    expect(read('w=4000&h=3000&dpr=3').rendering).toMatchObject({ width: 5000, height: 5000 })
  })

  it.each([
    ['bg=fff', { r: 255, g: 255, b: 255, alpha: 1 }],
    ['bg=0fff', { r: 255, g: 255, b: 255, alpha: 0 }],
    ['bg=010203', { r: 1, g: 2, b: 3, alpha: 1 }],
    ['bg=00010203', { r: 1, g: 2, b: 3, alpha: 0 }],
  ])('read colours: %s', (query, background) => {
    expect(read(query).rendering.background).toEqual(background)
  })

  it.each([
    ['colour=red', 'colour'],
    ['w=0', 'w'],
    ['w=5001', 'w'],
    ['w=NaN', 'w'],
    ['w=', 'w'],
    ['w=1e3', 'w'],
    ['w=10&w=20', 'w'],
    ['h=-4', 'h'],
    ['dpr=4', 'dpr'],
    ['q=101', 'q'],
    ['fit=facearea', 'fit'],
    ['crop=top,left', 'crop'],
    ['fm=svg', 'fm'],
    ['fm=gif', 'fm'],
    ['auto=compress', 'auto'],
    ['rect=1,2,3', 'rect'],
    ['rect=0,0,0,10', 'rect'],
    ['rect=-1,0,10,10', 'rect'],
    ['or=45', 'or'],
    ['flip=x', 'flip'],
    ['bg=red', 'bg'],
    ['fp-x=2', 'fp-x'],
    ['blur=99999', 'blur'],
    ['pad=9999', 'pad'],
    ['__proto__=1', '__proto__'],
  ])('are refused by name: %s', (query, name) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({
        status: 400,
        body: expect.objectContaining({ message: expect.stringContaining(`"${name}"`) }),
      }),
    )
  })
})
