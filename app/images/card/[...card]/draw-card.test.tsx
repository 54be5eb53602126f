import { readFileSync } from 'node:fs'
import path from 'node:path'
import { jest } from '@jest/globals'
import sharp from 'sharp'
import { cardColors } from '#components/share-card.tsx'
import { type CardWords, listDrawable } from '#lib/card-words.ts'
import { drawCard } from './draw-card.tsx'

const practice = 'Nightlight Therapy'
const licence = 'Your Name, LMFT · License 000000'

// Whatever the library misses it would fetch from somebody else's server.
const asked = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('There is no network.'))
afterAll(() => asked.mockRestore())
beforeEach(() => asked.mockClear())

/** Where words stand in a part of the card: rows and columns that hold something as light as they are. */
async function inkOf(words: CardWords, area: { top: number; height: number }) {
  const part = { left: 0, top: area.top, width: 730, height: area.height }
  const { data, info } = await sharp(await drawCard(words))
    .extract(part)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const rows: number[] = []
  const columns: number[] = []
  for (let index = 0; index < data.length; index++) {
    if ((data[index] ?? 0) < 130) continue
    rows.push(Math.floor(index / info.width))
    columns.push(index % info.width)
  }
  return {
    pixels: rows.length,
    last: rows.reduce((most, row) => Math.max(most, row), 0),
    right: columns.reduce((most, column) => Math.max(most, column), 0),
  }
}

const headline = { top: 0, height: 445 }

describe('a drawn card', () => {
  it('is a PNG of 1200 by 630, far below what messengers take', async () => {
    const card = await drawCard({ title: 'Why can’t I switch off?', practice, licence })
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(card.length).toBeLessThan(300_000)
  })

  it('shows the title, the practice and the license, each in its place', async () => {
    const [whole, untitled, unlicensed] = await Promise.all([
      inkOf({ title: 'Sleep', practice, licence }, headline),
      inkOf({ practice, licence }, { top: 445, height: 130 }),
      inkOf({ practice }, { top: 445, height: 130 }),
    ])
    expect(whole.pixels).toBeGreaterThan(1000)
    expect(untitled.pixels).toBeGreaterThan(500)
    expect(unlicensed.pixels).toBe(0)
  })

  it('has room for who supervises an associate, however long the lines are', async () => {
    const long = {
      licence: `${licence} `.repeat(2).trim(),
      supervision: 'supervised by M. W. '.repeat(3),
    }
    const ink = await inkOf({ title: 'Sleep', practice, ...long }, { top: 445, height: 185 })
    expect(ink.pixels).toBeGreaterThan(1500)
    expect(ink.last).toBeLessThan(180)
    expect(ink.right).toBeLessThan(722)
  })

  it.each([
    ['of one letter’s width too many', 'W'.repeat(24)],
    ['at the end of a size', `${'Mmmm '.repeat(9)}`],
    ['in capitals', 'WHEN MOMS WAKE '.repeat(10).slice(0, 150)],
    ['without a space', 'w'.repeat(150)],
  ])('has room for a title %s', async (_what, title) => {
    const ink = await inkOf({ title, practice, licence }, headline)
    expect(ink.pixels).toBeGreaterThan(1000)
    // Below the title's last line and beside it something stays free, so nothing was cut off.
    expect(ink.last).toBeLessThan(436)
    expect(ink.right).toBeLessThan(722)
  })

  it('is drawn from the packaged typeface alone, whatever character it has', async () => {
    const characters = listDrawable()
    expect(characters.length).toBeGreaterThan(450)
    for (let start = 0; start < characters.length; start += 100) {
      await drawCard({ title: characters.slice(start, start + 100).join(' '), practice })
    }
    expect(asked).not.toHaveBeenCalled()
  })

  it('would ask a stranger for what the typeface lacks, which is why no such character gets here', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {})
    await drawCard({ title: '불안', practice }).catch(() => {})
    expect(asked).toHaveBeenCalled()
    jest.mocked(console.error).mockRestore()
  })

  it('has the house’s colours by night', () => {
    const tokens = readFileSync(
      path.join(import.meta.dirname, '../../../(site)/styles/tokens.css'),
      'utf8',
    )
    const night = tokens.slice(tokens.indexOf('prefers-color-scheme: dark'))
    for (const [name, value] of Object.entries(cardColors)) {
      const [, written] = new RegExp(`--${name}: ([^;]+);`).exec(night) ?? []
      expect({ [name]: written }).toEqual({ [name]: value })
    }
  })
})
