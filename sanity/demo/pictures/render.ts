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
  addGrain(data, info.width, info.height, seed, strength)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 86, chromaSubsampling: '4:2:0', progressive: true })
    .toBuffer()
}

/** Changes the pixels (three bytes each) in place: the grain is strongest in the middle tones. */
function addGrain(
  pixels: Buffer,
  width: number,
  height: number,
  seed: number,
  strength: number,
): void {
  let state = seed | 1
  let place = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // xorshift32, unrolled: a function call for each of two million pixels would be felt at the first start.
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      const noise = ((state & 0xff) + ((state >>> 8) & 0xff) + ((state >>> 16) & 0xff)) / 382.5 - 1
      const tone = pixels[place + 1] ?? 0
      const middling = 0.55 + 0.45 * (1 - Math.abs(tone - 128) / 128)
      const change = noise * strength * middling
      for (let channel = 0; channel < 3; channel++) {
        const value = (pixels[place] ?? 0) + change
        pixels[place++] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value)
      }
    }
  }
}
