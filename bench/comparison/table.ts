/** Rows of Markdown, ready to be put into a README. @param rows cells, the first row being the table's head. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const [head = [], ...rest] = rows
  const lines = [head, head.map(() => '---'), ...rest].map((cells) => `| ${cells.join(' | ')} |`)
  console.log(
    `\n## ${title}\n\n${lines.join('\n').replaceAll('| --- ', '|---').replaceAll('--- |', '---|')}\n`,
  )
}

/** The value in the middle; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param share from 0 to 1. @returns the smallest value that this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function inMilliseconds(value: number): string {
  return `${value.toFixed(0)} ms`
}

export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

export function inBytes(value: number): string {
  return value.toLocaleString('en-US')
}
