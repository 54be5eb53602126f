import sharp from 'sharp'

/**
 * Renders a drawing to a JPEG and lays a fine grain over it, as on printed paper. The grain also breaks up the steps
 * that eight bits a channel leave in long gradients.
 * @param svg the drawing's markup.
 * @param seed decides the grain; the same markup and seed give the same bytes.
 */
export async function renderJpeg(svg: string, seed: number, strength = 11): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  addGrain(data, seed, strength)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 86, chromaSubsampling: '4:2:0', progressive: true })
    .toBuffer()
}

/** Changes the pixels (three bytes each) in place; the grain is strongest in the middle tones. */
function addGrain(pixels: Buffer, seed: number, strength: number): void {
  // A clamped view rounds and keeps to 0–255 by itself, and much faster than calls for six million bytes would.
  const bytes = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length)
  let state = seed | 1
  for (let place = 0; place < bytes.length; place += 3) {
    // xorshift32; three of its bytes together fall in a bell curve around 0.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const noise = ((state & 0xff) + ((state >>> 8) & 0xff) + ((state >>> 16) & 0xff)) / 382.5 - 1
    const tone = bytes[place + 1] ?? 0
    const middling = 0.55 + 0.0035 * (tone < 128 ? tone : 255 - tone)
    const change = noise * strength * middling
    bytes[place] = (bytes[place] ?? 0) + change
    bytes[place + 1] = tone + change
    bytes[place + 2] = (bytes[place + 2] ?? 0) + change
  }
}
