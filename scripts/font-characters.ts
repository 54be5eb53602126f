import subsetFont from 'subset-font'

/** @returns the code points that a font has a form for, as its `cmap` says (OpenType 1.9.1, formats 4 and 12). */
export async function readCharacters(font: Buffer): Promise<Set<number>> {
  const plain = await subsetFont(font, undefined, { keepAllGlyphs: true, targetFormat: 'sfnt' })
  const cmap = findTable(plain, 'cmap')
  const found = new Set<number>()
  for (let table = 0; table < cmap.readUInt16BE(2); table++) {
    const part = cmap.subarray(cmap.readUInt32BE(4 + table * 8 + 4))
    const format = part.readUInt16BE(0)
    const ranges = format === 4 ? readSegments(part) : format === 12 ? readGroups(part) : []
    for (const [first, last] of ranges) for (let code = first; code <= last; code++) found.add(code)
  }
  return found
}

function findTable(font: Buffer, tag: string): Buffer {
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const entry = 12 + table * 16
    if (font.toString('latin1', entry, entry + 4) !== tag) continue
    const start = font.readUInt32BE(entry + 8)
    return font.subarray(start, start + font.readUInt32BE(entry + 12))
  }
  throw new Error(`The font has no table “${tag}”.`)
}

type Ranges = Array<[first: number, last: number]>

function readSegments(part: Buffer): Ranges {
  const bytes = part.readUInt16BE(6)
  const ranges: Ranges = []
  for (let at = 0; at < bytes; at += 2) {
    const last = part.readUInt16BE(14 + at)
    // The last segment only ends the table.
    if (last !== 0xffff) ranges.push([part.readUInt16BE(16 + bytes + at), last])
  }
  return ranges
}

function readGroups(part: Buffer): Ranges {
  return Array.from({ length: part.readUInt32BE(12) }, (_, group) => [
    part.readUInt32BE(16 + group * 12),
    part.readUInt32BE(16 + group * 12 + 4),
  ])
}
