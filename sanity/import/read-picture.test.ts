import sharp from 'sharp'
import { type Banner, noteBanner } from './banner.ts'
import { ImportError } from './import-error.ts'
import { largestPicture, readPicture } from './read-picture.ts'

const draw = (width: number) =>
  sharp({ create: { width, height: 40, channels: 3, background: '#345' } })

describe('readPicture', () => {
  it.each([
    ['jpeg', 'image/jpeg'],
    ['png', 'image/png'],
    ['webp', 'image/webp'],
    ['avif', 'image/avif'],
    ['gif', 'image/gif'],
  ] as const)('reads %s', async (format, contentType) => {
    const bytes = await draw(60).toFormat(format).toBuffer()
    expect(await readPicture(bytes, 'lamp')).toMatchObject({ contentType, width: 60 })
  })

  it('knows a picture by its bytes, not by its name', async () => {
    const bytes = await draw(60).png().toBuffer()
    expect(await readPicture(bytes, 'lamp.jpg')).toMatchObject({ contentType: 'image/png' })
  })

  it('refuses what is no picture, half a picture, a drawing and too large a file', async () => {
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#345',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    const broken = [
      Buffer.from('words'),
      Buffer.alloc(0),
      noise.subarray(0, noise.length / 2),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ]
    for (const bytes of broken) {
      await expect(readPicture(bytes, 'lamp.jpg')).rejects.toThrow(
        new ImportError(
          "The banner picture lamp.jpg can't be read. Save it as JPEG, PNG or WebP and try again.",
        ),
      )
    }
    await expect(readPicture(Buffer.alloc(largestPicture + 1), 'lamp.jpg')).rejects.toThrow(/20 MB/)
  })
})

describe('noteBanner', () => {
  const file = { bytes: Buffer.alloc(0), fileName: 'lamp.jpg', contentType: 'image/jpeg' }
  const notes = (banner: Partial<Banner> & ({ alt: string } | { decorative: true })) =>
    noteBanner({ ...file, width: 1600, ...banner })

  it('has nothing to say of a good one', () => {
    expect(notes({ alt: 'A lamp by a window at night' })).toEqual([])
    expect(notes({ decorative: true })).toEqual([])
  })

  it('names a narrow one and a description that could be better', () => {
    expect(notes({ decorative: true, width: 600 })).toEqual([
      expect.stringMatching(/^Picture at the top: This picture is 600 pixels wide.*at least 1,200/),
    ])
    expect(notes({ alt: 'Image of a lamp' })[0]).toMatch(/^The description of the picture: /)
    expect(notes({ alt: 'lamp.jpg' })[0]).toMatch(/file name/)
  })
})
