// Made by "node scripts/guide.ts" from docs/guide.
import type { GuidePictures } from './chapter-text.tsx'

export const pictures: GuidePictures = {
}
