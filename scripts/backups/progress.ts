export type Print = (line: string) => void

type Step = { step: string; current?: number; total?: number | '?' }

const reportEvery = 1_000

/** A line for each step, and for a long one a line a second; with how many there are in all, where that is known. */
export function createProgress(print: Print): (step: Step) => void {
  let shown = ''
  let next = 0
  return ({ step, current, total }) => {
    if (step === shown && Date.now() < next) return
    shown = step
    next = Date.now() + reportEvery
    const inAll = total === undefined || total === '?' ? '' : `/${total}`
    print(current === undefined ? step : `${step} ${current}${inAll}`)
  }
}
