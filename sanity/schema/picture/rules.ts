import type { Verdict } from '../rules.ts'

/** Words for the picture, unless it is decoration or there is none. */
export function checkAlt(alt: string | undefined, parent: unknown): Verdict {
  const picture = parent as { asset?: unknown; decorative?: boolean } | undefined
  if (!picture?.asset || picture.decorative === true || alt?.trim()) return true
  return 'Describe this picture in a sentence for people who cannot see it, or switch on “Only decoration”.'
}

/** A name with its ending, what cameras and photo sites call a file, or words joined by hyphens and underscores. */
const fileName =
  /\.(?:jpe?g|png|gif|webp|avif|heic|svg)$|^(?:img|dsc[fn]?|pxl|mvimg|screen\s?shot|image|photo|untitled)[\s_-]*\d[\w\s.-]*$|^\w+(?:-\w+){3,}$|^(?=.*[_\d])\w[\w-]*[-_]\w+$/i

/** Wording that makes a description less useful than it could be. */
export function checkAltWording(alt: string | undefined): Verdict {
  const words = alt?.trim() ?? ''
  if (/^(an?\s+|the\s+)?(image|picture|photo|photograph)\s+of\b/i.test(words)) {
    return 'Start with what is in the picture; screen readers already say that it is one.'
  }
  if (fileName.test(words)) {
    return 'This looks like a file name. Say in a sentence what the picture shows.'
  }
  if (words.length > 150) {
    return `Try to say it in 150 characters; it is ${words.length} now. Longer facts belong in the text.`
  }
  return true
}

/** @returns a rule that wants an uploaded picture. */
export function needsPicture(message: string): (picture: unknown) => Verdict {
  return (picture) =>
    typeof picture === 'object' && picture !== null && 'asset' in picture && picture.asset
      ? true
      : message
}
