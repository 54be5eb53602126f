/**
 * Keeps what was made of an original: the Studio hands its own components out again and again, and one that is made anew
 * would be put up anew and lose its state.
 * @returns the same for the same original.
 */
export function onceForEach<Original extends object, Made>(
  make: (original: Original) => Made,
): (original: Original) => Made {
  const known = new WeakMap<Original, { made: Made }>()
  return (original) => {
    const kept = known.get(original) ?? { made: make(original) }
    known.set(original, kept)
    return kept.made
  }
}
