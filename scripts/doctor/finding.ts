/**
 * What a check found: `good`, something to `look` at, or something to `stop` for, because the site can't start or must not
 * be shown to the public like this.
 */
export type Finding =
  | { level: 'good'; says: string }
  | { level: 'look' | 'stop'; says: string; fix: string }

export const good = (says: string): Finding => ({ level: 'good', says })
export const look = (says: string, fix: string): Finding => ({ level: 'look', says, fix })
export const stop = (says: string, fix: string): Finding => ({ level: 'stop', says, fix })

const signs = { good: '✓', look: '!', stop: '✗' }

/** One line: a sign, what is so, and what to do about it. */
export function writeFinding(finding: Finding): string {
  const fix = finding.level === 'good' ? '' : ` ${finding.fix}`
  return `${signs[finding.level]} ${finding.says}${fix}`
}

/** The last line of a report. */
export function sumUp(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) =>
    findings.filter((found) => found.level === level).length
  const [stops, looks] = [count('stop'), count('look')]
  if (stops > 0)
    return `${stops === 1 ? 'One thing is' : `${stops} things are`} in the way. Follow the ✗ lines, then run this again.`
  if (looks > 0)
    return `Nothing is in the way; ${looks === 1 ? 'one line asks' : `${looks} lines ask`} for a look.`
  return 'All is well.'
}
