import fc from 'fast-check'
import { cutExcerpt, findPlaces, markWords } from './marks.ts'
import { longestSearch, readSearchWords, tidySearch } from './words.ts'

const show = (text: string, typed: string) =>
  markWords(text, readSearchWords(typed))
    .map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join('')

describe('words are marked', () => {
  it.each([
    ['sleep', 'Sleep, sleepless, asleep.', '[Sleep], [sleepless], asleep.'],
    ['dont', "You don’t. You don't.", "You [don’t]. You [don't]."],
    ["don't worry", 'Don’t worry', 'Don’t [worry]'],
    ['naive', 'A naïve hope', 'A [naïve] hope'],
    ['naïve', 'A naive hope', 'A [naive] hope'],
    ['resume', 're\u0301sume\u0301', '[re\u0301sume\u0301]'],
    ['tantrums', 'One tantrum', 'One [tantrum]'],
    ['babies', 'A baby, two babies, babble', 'A [baby], two [babies], babble'],
    ['baby', 'Babies sleep', '[Babies] sleep'],
    ['worries', 'Worry, worried, world', '[Worry], [worried], world'],
    ['anxieties', 'Your anxiety', 'Your [anxiety]'],
    ['classes', 'A class, glasses', 'A [class], glasses'],
    ['lunches', 'Lunch at noon', '[Lunch] at noon'],
    ['houses', 'A house', 'A [house]'],
    ['dress', 'Dresses', '[Dresses]'],
    ['shoes', 'One shoe', 'One [shoe]'],
    ["children's", 'My children’s beds, a child', 'My [children’s] beds, a child'],
    ['“night”', '‘night’ and “Night”', '‘[night]’ and “[Night]”'],
    ['how to calm a child at night', 'To calm a child', 'To [calm] a [child]'],
    ['why', 'Why not', '[Why] not'],
    ['STRASSE', 'Die Straße', 'Die [Straße]'],
    ['👩‍👧 mother', '👩‍👧 Mother', '👩‍👧 [Mother]'],
    ['<b>', '<b>bold</b>', '<b>bold</b>'],
  ])('%s in “%s”', (typed, text, marked) => {
    expect(show(text, typed)).toBe(marked)
  })

  it('and none of the text is lost, whatever it is', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 80 })
    fc.assert(
      fc.property(anything, anything, (text, typed) => {
        const parts = markWords(text, readSearchWords(typed))
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
    )
  })
})

describe('what was typed', () => {
  it.each([
    ['  long \n\t night ', 'long night'],
    ['a\u0000b\u202Ec', 'a b c'],
    ['\uD800x', 'x'],
    ['   ', ''],
  ])('%j is read as %j', (typed, tidy) => {
    expect(tidySearch(typed)).toBe(tidy)
  })

  it('is bounded, tidy, and six harmless patterns at most, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (typed) => {
        const tidy = tidySearch(typed)
        expect([...tidy].length).toBeLessThanOrEqual(longestSearch)
        expect(tidySearch(tidy)).toBe(tidy)
        expect(() => encodeURIComponent(tidy)).not.toThrow()
        const words = readSearchWords(typed)
        expect(words).toEqual(readSearchWords(tidy))
        expect(words.length).toBeLessThanOrEqual(6)
        for (const { near, far } of words) {
          for (const pattern of [near, far]) {
            expect(pattern).toMatch(/^[\p{L}\p{N}\p{M}*]{2,40}$/u)
            expect(pattern.split('*').length - 1).toBeLessThanOrEqual(4)
          }
        }
      }),
    )
  })

  it('is found again in a text that holds it, with or without accents', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéïñçü'),
      minLength: 2,
      maxLength: 12,
    })
    const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '')
    const matches = (pattern: string, token: string) =>
      new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i').test(token)
    fc.assert(
      fc.property(word, (typed) => {
        for (const text of [typed, plain(typed), typed.toUpperCase()]) {
          const words = readSearchWords(typed)
          expect(findPlaces(text, words)).toHaveLength(1)
          expect(words.every(({ near, far }) => matches(near, text) || matches(far, text))).toBe(
            true,
          )
        }
      }),
    )
  })
})

describe('the sentence around a word', () => {
  const around = (text: string, typed: string) => {
    const [place = { from: 0, to: 0 }] = findPlaces(text, readSearchWords(typed))
    return cutExcerpt(text, place)
  }

  it('is the whole sentence when it is short', () => {
    expect(around('One. Two words here! Three?', 'words')).toBe('Two words here!')
  })

  it('is cut at words when it is long, and still holds the word', () => {
    const text = `${'before '.repeat(60)}lantern ${'after '.repeat(60)}`
    const excerpt = around(text, 'lantern')
    expect(excerpt).toMatch(/^… (before )+lantern (after ?)+ …$/)
    expect(excerpt.length).toBeLessThan(240)
  })

  it('always holds the word', () => {
    const piece = fc.constantFrom('lantern', 'a', 'quiet. ', ' ', 'night', '! ', 'x'.repeat(120))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join(' ')
        const [place] = findPlaces(text, readSearchWords('lantern'))
        if (!place) return
        const excerpt = cutExcerpt(text, place)
        expect(excerpt).toContain('lantern')
        expect(excerpt.length).toBeLessThan(360)
      }),
    )
  })
})
