/** Six digits of base 36: the whole part of a rank as the Studio's sortable lists write it. */
const digits = 6
const first = 36 ** (digits - 1)

/** Room for other services between two neighbours. */
const step = 36 ** 3

/** The rank of a service that was never dragged: `0|…:`, whose alphabetical order is the order on the website. */
export function rankAt(index: number): string {
  return write(first + index * step)
}

/** A rank that comes after another one. @param rank one that can't be read counts as the first. */
export function rankAfter(rank: string): string {
  const whole = /^\d\|([0-9a-z]{6}):/.exec(rank)?.[1]
  return write((whole === undefined ? first : Number.parseInt(whole, 36)) + step)
}

function write(value: number): string {
  return `0|${value.toString(36).padStart(digits, '0')}:`
}
