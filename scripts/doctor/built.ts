import { type Finding, good, look } from './finding.ts'

/** Whether the build is of the program as it is. */
export function checkBuild(state: 'current' | 'old' | 'missing'): Finding {
  if (state === 'current') return good('The site is built.')
  return look(
    state === 'old'
      ? 'The program has changed since the site was built.'
      : 'The site is not built yet.',
    'Run npm start, which builds it; a service that may not write here needs it done before.',
  )
}
