import { good, look, stop, sumUp, writeFinding } from './finding.ts'

it('writes one line with a sign, what is so, and the fix', () => {
  expect(writeFinding(good('Port 3000 is free.'))).toBe('✓ Port 3000 is free.')
  expect(writeFinding(look('There is no build.', 'Run npm start.'))).toBe(
    '! There is no build. Run npm start.',
  )
  expect(writeFinding(stop('The disk is full.', 'Make room.'))).toBe(
    '✗ The disk is full. Make room.',
  )
})

it.each([
  [[good('a')], 'All is well.'],
  [[good('a'), look('b', 'c')], 'Nothing is in the way; one line asks for a look.'],
  [[look('a', 'b'), look('c', 'd')], 'Nothing is in the way; 2 lines ask for a look.'],
  [[look('a', 'b'), stop('c', 'd')], /^One thing is in the way\. /],
  [[stop('a', 'b'), stop('c', 'd')], /^2 things are in the way\. /],
])('sums up %j', (findings, says) => {
  expect(sumUp(findings)).toMatch(says)
})
