import { examplePicture } from './example-views.ts'
import { pictureAddress, readPictureAddress } from './pictures.ts'
import { shareRatio, shareRendering } from './share-picture.ts'

describe('the picture of a shared link', () => {
  it('is 1200 by 630 around the hotspot', () => {
    const picture = { ...examplePicture, hotspot: { ...examplePicture.hotspot, y: 1 } }
    expect(shareRendering(picture)).toEqual({
      rectangle: { left: 0, top: 240, width: 2400, height: 1260 },
      width: 1200,
      height: 630,
    })
  })

  it('is smaller rather than blown up', () => {
    const crop = { ...examplePicture.crop, left: 0.55 }
    expect(shareRendering({ ...examplePicture, crop })).toMatchObject({ width: 960, height: 504 })
  })

  it('has an address that the site serves', () => {
    const { rectangle, width } = shareRendering(examplePicture)
    const address = pictureAddress(examplePicture, { width, format: 'jpg', ratio: shareRatio })
    expect(readPictureAddress(address)).toMatchObject({ rectangle, width: 1200, format: 'jpg' })
  })
})
