import { examplePicture } from './example-views.ts'
import { largestRendering, pictureSources } from './picture-sources.ts'
import { readPictureAddress } from './pictures.ts'

const addresses = (srcSet: string) => srcSet.split(', ').map((part) => part.split(' ')[0] ?? '')

describe('pictureSources', () => {
  it('offers AVIF, then WebP, then JPEG, each at an address that is served', () => {
    const { sources, fallback } = pictureSources(examplePicture, { ratio: 16 / 9 })
    expect(sources.map((source) => source.type)).toEqual(['image/avif', 'image/webp'])
    const all = [...sources.map((source) => source.srcSet), fallback.srcSet].flatMap(addresses)
    expect(all.filter((address) => readPictureAddress(address) === undefined)).toEqual([])
    expect(fallback.address).toMatch(/\/960\.jpg$/)
  })

  it('reserves a place of the shape that is asked for', () => {
    const { width, height } = pictureSources(examplePicture, { ratio: 16 / 9 })
    expect(width / height).toBeCloseTo(16 / 9, 2)
  })

  it('never blows a small picture up', () => {
    const small = {
      ...examplePicture,
      asset: `${'b'.repeat(40)}-500x400-jpg`,
      width: 500,
      height: 400,
    }
    const { fallback } = pictureSources(small)
    expect(addresses(fallback.srcSet)).toHaveLength(2)
    expect(fallback.srcSet).toMatch(/480w$/)
  })

  it('still offers a picture that is smaller than the smallest width', () => {
    const tiny = {
      ...examplePicture,
      asset: `${'b'.repeat(40)}-100x80-jpg`,
      width: 100,
      height: 80,
    }
    expect(addresses(pictureSources(tiny).fallback.srcSet)).toHaveLength(1)
  })

  it('keeps what may be transparent as PNG in its own shape', () => {
    expect(largestRendering(examplePicture).address).toMatch(/\/960\.png$/)
  })
})
