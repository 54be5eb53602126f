// Made by "node scripts/guide.ts" from docs/guide.
import type { GuidePictures } from './chapter-text.tsx'

export const pictures: GuidePictures = {
  'address.webp': { address: new URL('../../../docs/guide/pictures/address.webp', import.meta.url).href, width: 641, height: 678 },
  'banners.webp': { address: new URL('../../../docs/guide/pictures/banners.webp', import.meta.url).href, width: 350, height: 170 },
  'history.webp': { address: new URL('../../../docs/guide/pictures/history.webp', import.meta.url).href, width: 874, height: 800 },
  'import.webp': { address: new URL('../../../docs/guide/pictures/import.webp', import.meta.url).href, width: 641, height: 679 },
  'left-behind.webp': { address: new URL('../../../docs/guide/pictures/left-behind.webp', import.meta.url).href, width: 601, height: 145 },
  'missing.webp': { address: new URL('../../../docs/guide/pictures/missing.webp', import.meta.url).href, width: 380, height: 74 },
  'schedule.webp': { address: new URL('../../../docs/guide/pictures/schedule.webp', import.meta.url).href, width: 350, height: 70 },
  'take-off.webp': { address: new URL('../../../docs/guide/pictures/take-off.webp', import.meta.url).href, width: 350, height: 175 },
  'tidy.webp': { address: new URL('../../../docs/guide/pictures/tidy.webp', import.meta.url).href, width: 905, height: 679 },
}
