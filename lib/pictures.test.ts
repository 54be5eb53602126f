import { signature } from '#lib/picture-key.ts'
import { cropRectangle, pictureAddress, readPictureAddress } from '#lib/pictures.ts'
import type { Picture } from '#lib/views.ts'

const picture: Picture = {
  asset: `${'a'.repeat(40)}-2000x1000-png`,
  width: 2000,
  height: 1000,
  alt: 'A lit window above the sea',
  crop: { top: 0, bottom: 0, left: 0, right: 0 },
  hotspot: { x: 0.5, y: 0.5, width: 1, height: 1 },
  peopleShown: 'none',
}

describe('cropRectangle', () => {
  it('keeps the whole picture when its shape is asked for', () => {
    expect(cropRectangle(picture)).toEqual({ left: 0, top: 0, width: 2000, height: 1000 })
  })

  it('centres a square on the hotspot', () => {
    const rectangle = cropRectangle({ ...picture, hotspot: { ...picture.hotspot, x: 0.6 } }, 1)
    expect(rectangle).toEqual({ left: 700, top: 0, width: 1000, height: 1000 })
  })

  it('stays inside the editor’s crop when the hotspot is near an edge', () => {
    const cropped = {
      ...picture,
      crop: { top: 0, bottom: 0, left: 0.25, right: 0 },
      hotspot: { ...picture.hotspot, x: 0.26 },
    }
    expect(cropRectangle(cropped, 1)).toEqual({ left: 500, top: 0, width: 1000, height: 1000 })
  })
})

describe('picture addresses', () => {
  it('are read back as they were written', () => {
    const address = pictureAddress(picture, { width: 640, format: 'avif', ratio: 16 / 9 })
    expect(readPictureAddress(address)).toEqual({
      asset: picture.asset,
      rectangle: { left: 111, top: 0, width: 1778, height: 1000 },
      width: 640,
      format: 'avif',
    })
  })

  it('are read back without a signature when they show the whole picture, as in mails of long ago', () => {
    const address = pictureAddress(picture, { width: 640, format: 'webp' })
    expect(address).toBe(`/images/${picture.asset}/0-0-2000-1000/640.webp`)
    expect(readPictureAddress(address)).toMatchObject({ width: 640, format: 'webp' })
  })

  it('are the same whenever they are written', () => {
    const write = () => pictureAddress(picture, { width: 640, format: 'avif', ratio: 1 })
    expect(write()).toBe(write())
    expect(write()).toMatch(/\/500-0-1000-1000-[\w-]{12}\/640\.avif$/)
  })

  it('refuse a part that no page shows', () => {
    const address = pictureAddress(picture, { width: 640, format: 'avif', ratio: 1 })
    const [given = ''] = /[\w-]{12}(?=\/640)/.exec(address) ?? []
    expect(given).toBe(signature(`${picture.asset}/500-0-1000-1000`))
    for (const wrong of [
      address.replace(`-${given}`, ''),
      address.replace('500-0-', '501-0-'),
      address.replace('aaaa', 'aaab'),
      address.replace(
        given,
        given.replace(/./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
      address.replace(given, given.slice(1)),
    ]) {
      expect(readPictureAddress(wrong)).toBeUndefined()
    }
  })

  it('of one site are no good on another', () => {
    const address = pictureAddress(picture, { width: 640, format: 'avif', ratio: 1 })
    const { PICTURE_KEY } = process.env
    process.env.PICTURE_KEY = 'the key of another site'
    expect(readPictureAddress(address)).toBeUndefined()
    process.env.PICTURE_KEY = PICTURE_KEY
    expect(readPictureAddress(address)).toBeDefined()
  })

  it.each([
    ['a width that we never write', `/images/${picture.asset}/0-0-2000-1000/641.avif`],
    [
      'a rectangle outside the picture',
      `/images/${picture.asset}/1990-0-100-100-${signature(`${picture.asset}/1990-0-100-100`)}/640.avif`,
    ],
    ['an unknown format', `/images/${picture.asset}/0-0-2000-1000/640.svg`],
    ['a path that climbs', '/images/../../secret/640.avif'],
  ])('refuse %s', (_, address) => {
    expect(readPictureAddress(address)).toBeUndefined()
  })
})
