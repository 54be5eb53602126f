/**
 * Reads whole numbers from a command line such as `--programs 10000 --seed 7`.
 * @throws {Error} that names the options when one is unknown or no number.
 */
export function readNumbers<Name extends string>(
  usual: Record<Name, number>,
  words = process.argv.slice(2),
): Record<Name, number> {
  const numbers = { ...usual }
  for (let place = 0; place < words.length; place += 2) {
    const name = words[place]?.replace(/^--/, '') ?? ''
    const value = Number(words[place + 1])
    if (!Object.hasOwn(usual, name) || !Number.isSafeInteger(value) || value < 0) {
      const known = Object.entries(usual).map(([option, number]) => `--${option} ${number}`)
      throw new Error(`Options are whole numbers: ${known.join(' ')}`)
    }
    numbers[name as Name] = value
  }
  return numbers
}

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
