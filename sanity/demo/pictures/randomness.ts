/** A source of numbers from 0 up to 1 that gives the same row for the same seed, on every machine. */
export type Randomness = {
  next(): number
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number
}

/** Starts a row of random numbers (mulberry32: 32-bit state, integer steps only). */
export function seedRandomness(seed: number): Randomness {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, between: (low, high) => low + (high - low) * next() }
}

/**
 * A smooth random curve: values around 0, mostly within ±1, for any position.
 * @param octaves how many finer waves are laid over the first; each is twice as fine and `roughness` times as tall.
 */
export function smoothNoise(
  random: Randomness,
  octaves: number,
  roughness: number,
): (position: number) => number {
  const size = 256
  const waves = Array.from({ length: octaves }, () =>
    Array.from({ length: size }, () => random.between(-1, 1)),
  )
  return (position) => {
    let sum = 0
    let height = 1
    let scale = 1
    for (const wave of waves) {
      const place = position * scale
      const floor = Math.floor(place)
      const share = place - floor
      const eased = share * share * (3 - 2 * share)
      const left = wave[((floor % size) + size) % size] ?? 0
      const right = wave[(((floor + 1) % size) + size) % size] ?? 0
      sum += (left + (right - left) * eased) * height
      height *= roughness
      scale *= 2
    }
    return sum
  }
}
