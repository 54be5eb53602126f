import { checkPeople } from './people.ts'

const editor = 'a@example.com\tA\teditor\t2026-01-01T00:00:00.000Z'
const administrator = 'b@example.com\tadministrator of names\tadministrator\t2026-01-01'

it.each([
  [`${editor}\n${administrator}\n`, true, 'good'],
  [administrator, false, 'good'],
  [editor, true, 'look'],
  ['a@example.com\tadministrator\teditor\t2026', true, 'look'],
  [`${administrator}\tno password yet`, true, 'look'],
  [`${administrator}\tno password yet`, false, 'good'],
  [`${administrator}\tno password yet\n${administrator}`, true, 'good'],
  ['There are no users yet. Make one with: user add …', true, 'stop'],
  ['', true, 'stop'],
  ['', false, 'good'],
])('of %j, public %s, says %s', (listed, isPublic, level) => {
  expect(checkPeople(listed, isPublic).level).toBe(level)
})
