import { examplePractice, examplePractitioner } from './example-views.ts'
import { displayName, licenceBelowName, licenceFacts, licensedName, ownerLine } from './licence.ts'

describe('the name of a practitioner', () => {
  it('gets its license title once', () => {
    expect(licensedName(examplePractitioner)).toBe('Your Name, LMFT')
    expect(displayName(examplePractitioner)).toBe('Your Name, LMFT')
  })

  it('stays as it is without an abbreviation', () => {
    expect(licensedName({ ...examplePractitioner, licenceAbbreviation: '' })).toBe('Your Name')
  })
})

describe('licenceFacts', () => {
  it('says title and number', () => {
    expect(licenceFacts(examplePractitioner)).toBe(
      'Licensed Marriage and Family Therapist, license number 000000',
    )
  })

  it('says registration and supervisor for an associate', () => {
    const associate = {
      ...examplePractitioner,
      licenceTitle: 'Associate Marriage and Family Therapist',
      isAssociate: true,
      supervisor: { name: 'Supervisor Name', licence: 'LMFT 111111' },
    }
    expect(licenceFacts(associate)).toBe(
      'Associate Marriage and Family Therapist, registration number 000000, supervised by Supervisor Name, LMFT 111111',
    )
  })
})

describe('licenceBelowName', () => {
  it('says the name as filed only where another one stands above', () => {
    expect(licenceBelowName(examplePractitioner)).toBe(licenceFacts(examplePractitioner))
    expect(licenceBelowName({ ...examplePractitioner, nameOnLicence: 'Your Filed Name' })).toBe(
      'Your Filed Name, LMFT · Licensed Marriage and Family Therapist, license number 000000',
    )
  })
})

describe('ownerLine', () => {
  it('names the owner behind a fictitious name, and only then', () => {
    expect(ownerLine(examplePractice)).toBe(
      'Nightlight Therapy is a fictitious business name owned by Your Name, LMFT.',
    )
    expect(ownerLine({ ...examplePractice, isFictitiousName: false })).toBeUndefined()
  })
})
