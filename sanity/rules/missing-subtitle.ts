import { type Finding, hint } from './finding.ts'

/** A hint when an article that has its title has no subtitle yet. */
export function checkSubtitle(title: string, subtitle: string): Finding[] {
  if (title.trim() === '' || subtitle.trim() !== '') return []
  return [
    {
      ...hint('A subtitle tells a reader what she will take away. Add one sentence if you like.'),
      path: ['subtitle'],
    },
  ]
}
