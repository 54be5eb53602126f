import { places } from './examples.ts'
import { checkPeopleShown } from './people-shown.ts'

const check = (picture: object) =>
  checkPeopleShown({ asset: { _ref: 'image-1' }, peopleShown: 'none', ...picture }, ['banner'])

describe('who is in a picture', () => {
  it.each(['A mother at a window', 'Two women laughing', 'A couple on a bench', 'A baby asleep'])(
    'is asked when the words speak of somebody: %s',
    (alt) => {
      const findings = check({ alt })
      expect(places(findings)).toEqual(['info banner.peopleShown'])
      expect(findings[0]?.message).toContain('say so here')
    },
  )

  it.each([
    { alt: 'A lamp beside a bed' },
    { alt: 'A child’s shoes by the door' },
    { alt: 'The moment the sun rises, human in its warmth' },
    { alt: 'A mother at a window', peopleShown: 'model' },
    { alt: 'The therapist, a woman with glasses', peopleShown: 'therapist' },
    { alt: 'A mother', asset: undefined },
    {},
  ])('is known, or nobody: %j', (picture) => {
    expect(check(picture)).toEqual([])
  })
})
