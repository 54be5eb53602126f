import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { emptyPractice, examplePractice } from './example-views.ts'
import { renderManifest, themeColors } from './manifest.ts'

const root = path.join(import.meta.dirname, '..')
const read = (practice = examplePractice) => JSON.parse(renderManifest(practice))

describe('the web manifest', () => {
  it('names the practice, in short as well, and stays in the browser', () => {
    expect(read()).toMatchObject({
      name: 'Nightlight Therapy',
      short_name: 'Nightlight',
      start_url: '/',
      scope: '/',
      display: 'browser',
    })
    expect(read({ ...examplePractice, name: 'Lamp' })).not.toHaveProperty('short_name')
    expect(read(emptyPractice).name).toBe('Therapy')
  })

  it('has the colours of the pages', () => {
    const tokens = readFileSync(path.join(root, 'app/(site)/styles/tokens.css'), 'utf8')
    const [day = '', night = ''] = tokens.split('prefers-color-scheme: dark')
    const { theme_color, background_color } = read()
    expect(day).toContain(`--glow: ${theme_color};`)
    expect(day).toContain(`--paper: ${background_color};`)
    expect(day).toContain(`--glow: ${themeColors.light};`)
    expect(night).toContain(`--glow: ${themeColors.dark};`)
  })

  it('has icons that are there, in the sizes that it says', async () => {
    const { icons } = read() as { icons: Array<{ src: string; sizes: string; purpose?: string }> }
    expect(icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512', '512x512'])
    for (const { src, sizes } of icons) {
      const file = path.join(root, 'public', src)
      expect(existsSync(file)).toBe(true)
      const { width, height } = await sharp(file).metadata()
      if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes)
    }
  })

  it('has an icon whose corners a phone may cut: colour to the edge, and the lamp in the middle', async () => {
    const { data, info } = await sharp(path.join(root, 'public/icon-maskable-512.png'))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const pixels = Array.from({ length: info.width * info.height }, (_, index) => ({
      alpha: data[index * 4 + 3],
      // The window is the only thing that is light in red and in green.
      isLight: (data[index * 4] ?? 0) > 240 && (data[index * 4 + 1] ?? 0) > 200,
      distance: Math.hypot((index % 512) - 255.5, Math.floor(index / 512) - 255.5),
    }))
    expect(pixels.every(({ alpha }) => alpha === 255)).toBe(true)
    const light = pixels.filter(({ isLight }) => isLight)
    expect(light.length).toBeGreaterThan(10_000)
    expect(Math.max(...light.map(({ distance }) => distance))).toBeLessThan(0.4 * 512)
  })
})
