import { readFile } from 'node:fs/promises'
import { ImageResponse } from 'next/og'
import { cardTypefaces, ShareCard } from '#components/share-card.tsx'
import type { CardWords } from '#lib/card-words.ts'
import { drawnCard } from '#lib/share-picture.ts'

// Each stands whole in the source, so that the build finds the files and brings them along.
const files = [
  new URL(
    '../../../../node_modules/@fontsource/newsreader/files/newsreader-latin-500-normal.woff',
    import.meta.url,
  ),
  new URL(
    '../../../../node_modules/@fontsource/newsreader/files/newsreader-latin-ext-500-normal.woff',
    import.meta.url,
  ),
  new URL(
    '../../../../node_modules/@fontsource/newsreader/files/newsreader-vietnamese-500-normal.woff',
    import.meta.url,
  ),
]

const readTypefaces = () =>
  Promise.all(
    cardTypefaces.map(async (name, index) => ({
      name,
      data: await readFile(files[index] ?? ''),
      weight: 500 as const,
      style: 'normal' as const,
    })),
  )

let typefaces: ReturnType<typeof readTypefaces> | undefined

/**
 * Draws a card as a PNG of 1200 × 630. Its words hold no character that is missing in the typeface: the library would
 * fetch one from a stranger's server.
 */
export async function drawCard(words: CardWords): Promise<Buffer> {
  typefaces ??= readTypefaces()
  const fonts = await typefaces
  const drawn = new ImageResponse(<ShareCard {...words} />, { ...drawnCard, fonts })
  return Buffer.from(await drawn.arrayBuffer())
}
