import { checkDisplayName } from './rules.ts'

const person = (...credentials: Array<{ title?: string; issuer?: string }>) => ({ credentials })
const doctorate = { title: 'PhD in psychology', issuer: 'University of Example' }

describe('a name with “Dr.”', () => {
  it.each(['Dr. Your Name', 'dr your name', 'Doctor Your Name'])(
    'needs a doctorate that visitors can see: %s',
    (name) => {
      expect(checkDisplayName(name, person())).toContain('the school that gave it')
      expect(checkDisplayName(name, person({ title: 'PhD' }))).toContain('the school')
      expect(checkDisplayName(name, person({ title: 'PhD', issuer: ' ' }))).toContain('the school')
      expect(checkDisplayName(name, person(doctorate))).toBe(true)
    },
  )

  it('is asked for nothing where there is none', () => {
    expect(checkDisplayName('Drew Your Name', person())).toBe(true)
    expect(checkDisplayName(undefined, undefined)).toBe(true)
  })
})
