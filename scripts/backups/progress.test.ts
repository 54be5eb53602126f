import { createProgress } from './progress.ts'

it.each([
  [{ step: 'Reading' }, 'Reading'],
  [{ step: 'Importing', current: 3, total: 11 }, 'Importing 3/11'],
  [{ step: 'Importing', current: 3, total: '?' as const }, 'Importing 3'],
  [{ step: 'Restoring', current: 3 }, 'Restoring 3'],
])('says %j as %j', (step, line) => {
  const lines: string[] = []
  createProgress((text) => lines.push(text))(step)
  expect(lines).toEqual([line])
})
