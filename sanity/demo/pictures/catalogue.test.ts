import sharp from 'sharp'
import { drawJpeg } from '../draw-pictures.ts'
import { drawPicture, pictureNames, pictures } from './catalogue.ts'

describe('the pictures of the demo practice', () => {
  it('are at least eight', () => {
    expect(pictureNames.length).toBeGreaterThanOrEqual(8)
  })

  it.each(pictureNames)('%s is drawn the same way twice', (name) => {
    expect(drawPicture(name)).toBe(drawPicture(name))
  })

  it.each(pictureNames)(
    '%s is made of shapes alone: no text, no script, nothing fetched',
    (name) => {
      const withoutNamespace = drawPicture(name).replace('xmlns="http://www.w3.org/2000/svg"', '')
      expect(withoutNamespace).not.toMatch(
        /<(text|image|script|style|use|foreignObject)|href|http/i,
      )
    },
  )

  it.each(pictureNames)('%s has no coordinate that is no number', (name) => {
    expect(drawPicture(name)).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('keep in sight a point that lies inside', () => {
    for (const { focus } of Object.values(pictures)) {
      for (const share of [focus.x, focus.y]) {
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThan(1)
      }
    }
  })

  it('render to the same bytes twice, in their size and under 400 KB', async () => {
    const first = await drawJpeg('canyon-fog')
    const second = await drawJpeg('canyon-fog')
    expect(first.fileName).toBe('canyon-fog.jpg')
    expect(first.jpeg.equals(second.jpeg)).toBe(true)
    expect(first.jpeg.length).toBeLessThan(400 * 1024)
    const { width, height, format } = await sharp(first.jpeg).metadata()
    expect({ width, height, format }).toEqual({ width: 2000, height: 1125, format: 'jpeg' })
  }, 30_000)
})
