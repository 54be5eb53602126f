import { ClientError } from '@sanity/client'
import { makeArticle } from './article-document.ts'
import { kindOfPicture, placePictures } from './picture-files.ts'
import { recogniseArticle } from './recognise-article.ts'
import { describeRefused, withoutRefused } from './refused-pictures.ts'
import { uploadPictures } from './upload-pictures.ts'

const pictures = ['lamp.png', 'half.jpg', 'cup.png'].map((fileName, index) => ({
  reference: `file:${index + 1}`,
  bytes: new Uint8Array(1),
  fileName,
  contentType: 'image/png',
}))

const damaged = 'This picture is damaged or cut off. Save it anew and upload it again.'

/** As the client throws it. */
const answer = (statusCode: number) =>
  new ClientError({
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: { statusCode, error: 'Bad Request', message: damaged },
    method: 'POST',
    url: '',
  })

/** A lake that does not take the picture half.jpg. */
const clientRefusing = (error: Error) =>
  ({
    assets: {
      upload: async (_: string, __: Blob, { filename }: { filename: string }) => {
        if (filename === 'half.jpg') throw error
        return { _id: `image-${filename}` }
      },
    },
  }) as unknown as Parameters<typeof uploadPictures>[0]

const pictureOf = (number: number) => ({
  line: number,
  text: '',
  picture: { bytes: new Uint8Array(1), src: `file:${number}` },
})
const textOf = (text: string, line: number) => ({ line, text })
const article = makeArticle(
  recogniseArticle([
    textOf('Quiet Nights', 1),
    pictureOf(1),
    textOf('The evening begins with a kettle, and it ends with a lamp.', 3),
    pictureOf(2),
    textOf('Then comes the night, which is long enough for everybody.', 5),
    pictureOf(3),
  ]),
  'words',
  'quiet.docx',
)

describe('uploading the pictures of a text', () => {
  it('goes on after one that the lake does not take, and keeps the lake’s own sentence', async () => {
    const { ids, refused } = await uploadPictures(clientRefusing(answer(400)), pictures)
    expect([...ids]).toEqual([
      ['file:1', 'image-lamp.png'],
      ['file:3', 'image-cup.png'],
    ])
    expect(refused).toEqual([{ reference: 'file:2', fileName: 'half.jpg', reason: damaged }])
  })

  it.each([answer(401), answer(403), answer(429), new Error('fetch failed')])(
    'stops where the picture is not to blame: %s',
    async (error) => {
      await expect(uploadPictures(clientRefusing(error), pictures)).rejects.toBe(error)
    },
  )

  it('leaves no hole where it stood, and says where that was', async () => {
    const { ids, refused } = await uploadPictures(clientRefusing(answer(400)), pictures)
    const saved = placePictures(withoutRefused(article, refused), ids)
    const shown = saved.body.filter(({ _type }) => _type === 'figure')
    expect(shown).toMatchObject([{ picture: { asset: { _ref: 'image-cup.png' } } }])
    expect(JSON.stringify(saved)).not.toContain('file:')
    expect(saved.banner).toMatchObject({ asset: { _ref: 'image-lamp.png' } })
    expect(describeRefused(article, refused)).toEqual([
      `The picture half.jpg, which stood below “The evening begins with a kettle, and it ends with a lamp.”, did not come along. ${damaged}`,
    ])
  })

  it('does without the picture at the top where that is the one', () => {
    const refused = [{ reference: 'file:1', fileName: 'lamp.png', reason: damaged }]
    expect(withoutRefused(article, refused)).not.toHaveProperty('banner')
    expect(describeRefused(article, refused)).toEqual([
      `The picture lamp.png, which stood at the top, did not come along. ${damaged}`,
    ])
  })
})

describe('telling an AVIF picture from an iPhone photo', () => {
  const fileOf = (...brands: string[]) => {
    const text = `ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`
    return Uint8Array.from([0, 0, 0, text.length + 4, ...Buffer.from(text, 'latin1'), 0, 0, 0, 9])
  }
  it.each([
    [['avif', 'mif1'], 'image/avif'],
    [['mif1', 'miaf', 'avif'], 'image/avif'],
    [['mif1', 'heic'], undefined],
    [['heic', 'mif1'], undefined],
  ])('%j is %s', (brands, contentType) => {
    expect(kindOfPicture(fileOf(...brands))?.contentType).toBe(contentType)
  })
})
