import { practitioner } from '#sanity/demo/practice.ts'
import { places } from '#sanity/studio/desk/places.ts'
import { checkContactForm, checkLicences } from './practice.ts'

const levels = (number: string | null, isPublic = true) =>
  checkLicences([{ name: 'Jane Doe', number }], isPublic).map(({ level }) => level)

it('knows the demo practice’s number as a placeholder', () => {
  const { nameOnLicence: name, licenceNumber: number } = practitioner
  expect(checkLicences([{ name, number }], true)).toMatchObject([
    { level: 'stop', says: expect.stringMatching(/^The license number of Your Name is still/) },
  ])
})

it.each([
  ['104223', 'good'],
  ['LMFT 100000', 'good'],
  ['', 'stop'],
  [null, 'stop'],
  ['000000', 'stop'],
  ['LMFT', 'stop'],
])('takes %j as %s', (number, level) => {
  expect(levels(number)).toEqual([level])
})

it('only mentions it while the site is for this machine alone', () => {
  expect(levels('000000', false)).toEqual(['look'])
})

it('looks at each therapist, and misses one where there is none', () => {
  const two = [
    { name: 'Jane Doe', number: '104223' },
    { name: null, number: null },
  ]
  expect(checkLicences(two, true)).toMatchObject([
    { level: 'good' },
    { level: 'stop', says: 'The license number of a therapist is missing.' },
  ])
  expect(checkLicences([], true)).toMatchObject([{ level: 'stop' }])
})

it('names the places as the Studio does', () => {
  const titleOf = (wanted: string) => places.find(({ type }) => type === wanted)?.title
  expect(checkLicences([], true)).toMatchObject([
    { fix: expect.stringContaining(`under ${titleOf('practitioner')}, License`) },
  ])
  expect(checkLicences([{ name: 'Jane Doe', number: null }], true)).toMatchObject([
    { fix: expect.stringContaining(`under ${titleOf('practitioner')}, License`) },
  ])
  expect(checkContactForm(false, true)).toMatchObject([
    { fix: expect.stringContaining(`under ${titleOf('settings')}, Legal, Contact form`) },
  ])
})

it('says which half of the contact form is missing, and nothing when both or none are there', () => {
  expect(checkContactForm(true, true)).toEqual([])
  expect(checkContactForm(false, false)).toEqual([])
  expect(checkContactForm(true, false)).toMatchObject([
    { level: 'look', fix: expect.stringContaining('Set SMTP_URL') },
  ])
  expect(checkContactForm(false, true)).toMatchObject([
    { level: 'look', fix: expect.stringContaining('Switch it on under Settings') },
  ])
})
