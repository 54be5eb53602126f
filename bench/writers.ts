const text = 'A sentence about a lighthouse at night. '.repeat(8)

/** The document of one writer, a little different each time. */
export function documentOf(writer: number, count: number) {
  return { _id: `writer-${writer}`, _type: 'post', title: `Round ${count}`, count, text }
}

/** Lets each writer write, wait for the answer, and write again. @returns the number of writes that were answered. */
export async function countWrites(
  writers: number,
  until: number,
  write: (document: ReturnType<typeof documentOf>) => Promise<void>,
): Promise<number> {
  let count = 0
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < until) {
        await write(documentOf(writer, count))
        count++
      }
    }),
  )
  return count
}
