const denial =
  /\b(?:no|not|never|nobody|none|nothing|without|nor|neither|cannot|hardly|instead of|rather than|far from)\b(?!\s+(?:only|just)\b)|n['’]t\b/i

/** Where a thought ends, so that a "not" before it says nothing about what comes after. */
const turn = /[.!?;:…\n]|\b(?:but|yet|still|however)\b/gi

/** How far a "not" reaches, in characters. */
const reach = 48

/** Whether what stands at `index` is denied by the words before it: "no guarantee", "can’t promise a cure". */
export function isDenied(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - reach), index)
  const thought = before.split(turn).at(-1) ?? ''
  return denial.test(thought)
}
