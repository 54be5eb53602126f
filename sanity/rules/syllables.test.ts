import { countSyllables } from './syllables.ts'

const known: Record<number, string[]> = {
  1: [
    'the',
    'guilt',
    'made',
    'hoped',
    'feels',
    'cares',
    'loved',
    'called',
    'while',
    'rules',
    'breathe',
    'eyes',
    'years',
    'real',
    'don’t',
    'tired',
    'makes',
  ],
  2: [
    'mother',
    'needed',
    'wishes',
    'people',
    'little',
    'quiet',
    'create',
    'being',
    'trying',
    'marriage',
    'question',
    'patient',
    'social',
    'sometimes',
    'mother’s',
    'because',
    'poem',
    'changes',
    'anxious',
  ],
  3: [
    'therapy',
    'compassion',
    'idea',
    'various',
    'motherhood',
    'imperfect',
    'beautiful',
    'attention',
    'quietly',
    'area',
    'radio',
    'previous',
    'serious',
    'telehealth',
    'exhausted',
  ],
  4: ['anxiety', 'relationships', 'emotional', 'experience', 'usually', 'situation'],
}

describe('syllables', () => {
  it.each(
    Object.entries(known).flatMap(([count, list]) =>
      list.map((word) => [word, Number(count)] as const),
    ),
  )('of “%s”: %i', (word, count) => {
    expect(countSyllables(word)).toBe(count)
  })
})
