import { checkInvisibleCharacters } from './invisible-characters.ts'

describe('an invisible character', () => {
  it.each([
    ['bed\u200Btime', 'bedtime'],
    ['a quiet\u200B night', 'quiet night'],
    ['\uFEFFYou are', 'You'],
    ['word\u2060join', 'wordjoin'],
    ['sol\u200Did', 'solid'],
  ])('in %j is named with the words around it', (text, nearby) => {
    const [remark] = checkInvisibleCharacters(text)
    expect(remark?.level).toBe('warning')
    expect(remark?.message).toContain(`“${nearby}”`)
  })

  it.each(['plain', 'a family 👨‍👩‍👧', 'می‌خواهم', 'a\u00A0b', 'curly “quotes”…'])(
    'is none in %s',
    (text) => {
      expect(checkInvisibleCharacters(text)).toEqual([])
    },
  )
})
