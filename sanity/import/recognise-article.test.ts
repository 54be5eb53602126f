import type { Part, Words } from './parts.ts'
import { readParagraphs } from './read-paragraphs.ts'
import { recogniseArticle } from './recognise-article.ts'

const recognise = (text: string) => recogniseArticle(readParagraphs(text))
const joined = (words: Words[]) => words.map(({ text }) => text).join('/')
function describePart(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `h${part.level} ${part.text}`
    case 'item':
      return `${part.list} ${part.level} ${part.text}`
    case 'paragraph':
      return part.text
    case 'figure':
      return `picture ${part.picture.alt ?? ''}`
    case 'quotation':
      return `quotation ${part.quotation.text}`
    case 'steps':
      return `steps ${part.steps.map(({ title }) => title).join(', ')}`
    case 'callToAction':
      return `action ${joined(part.text)} | ${part.locationLine ?? ''} | ${joined(part.closing)}`
  }
}

/** Body parts as short lines: what each is, and its words. */
const bodyOf = (body: string) =>
  recognise(`A Title\n\nA subtitle here\n\nIt begins.\n\n${body}`).parts.slice(1).map(describePart)

describe('the opening of an article', () => {
  it('is a title, a place for the banner and a subtitle', () => {
    const { title, subtitle, bannerLine, parts } = recognise(
      'When Nights Are Long\n\nbanner image\n\nAnd what softens them\n\nIt begins.\n',
    )
    expect({ title, subtitle, bannerLine }).toEqual({
      title: 'When Nights Are Long',
      subtitle: 'And what softens them',
      bannerLine: 3,
    })
    expect(parts).toEqual([{ kind: 'paragraph', line: 7, text: 'It begins.' }])
  })

  it.each([
    'banner image',
    'Banner Image',
    '[banner image]',
    'image here',
    'Insert photo here',
    '(photo)',
    '{hero image}',
    '<picture>',
    'Picture goes here.',
    '[image: a lamp by a window]',
    'featured image placeholder',
  ])('takes %j as a place for the banner and never as text', (words) => {
    const recognised = recognise(`Title\n\n${words}\n\nIt begins.`)
    expect(recognised.bannerLine).toBe(3)
    expect(JSON.stringify(recognised.parts)).not.toContain(words)
  })

  it.each([
    'Picture This',
    'The image you have of yourself',
    'Photo albums help',
    'My photo here shows rest',
  ])('takes %j as words', (words) => {
    const recognised = recognise(`Title\n\n${words}\n\nIt begins.`)
    expect(recognised.bannerLine).toBeUndefined()
    expect(recognised.subtitle).toBe(words)
  })

  it('says what a described picture was to show', () => {
    const { notes } = recognise('Title\n\n[image: a lamp by a window]\n\nIt begins.')
    expect(notes).toContainEqual({
      line: 3,
      text: expect.stringContaining('a lamp by a window'),
    })
  })

  it.each([
    ['a sentence', 'It is late, and you are awake.'],
    ['an introduction', 'Here is the truth:'],
    ['a question in a sentence', 'Are you still awake?'],
    ['a list item', '• rest'],
    ['a quotation', '“Rest well”'],
    ['a line that names the author', 'By Your Name, LMFT'],
  ])('does not take %s as a subtitle', (_, line) => {
    expect(recognise(`Title\n\n${line}\n\nIt begins.`).subtitle).toBeUndefined()
  })

  it('has no title when it begins with a whole paragraph', () => {
    const paragraph = 'It is late and the house is still. '.repeat(6).trim()
    const { title, parts } = recognise(`${paragraph}\n\nMore.`)
    expect(title).toBeUndefined()
    expect(parts).toHaveLength(2)
  })

  it('keeps the title when the banner place stands first', () => {
    expect(recognise('[banner]\n\nThe Title\n\nIt begins.')).toMatchObject({
      title: 'The Title',
      bannerLine: 1,
    })
  })
})

describe('headings', () => {
  it.each([
    'Where Evening Worry Comes From',
    'Making Room for Rest: Because You Need It Too',
    'You Are Allowed! You Always Were!',
    'The Voice Isn’t Telling the Full Story',
    'What Can You Do at Night?',
    'Where evening worry comes from',
    '“What If” Thinking',
    'REST FIRST',
    'References',
  ])('are recognised: %s', (line) => {
    expect(bodyOf(`${line}\n\nA paragraph follows here.`)).toContain(`h2 ${line}`)
  })

  it.each([
    'But here’s the truth:',
    'You might feel guilty because:',
    'That’s you!',
    'That matters!',
    'Rest.',
    'And then…',
    'And then there is this...',
    'a line that starts small',
    'Dear reader,',
    'What can you do at night?',
    'It is late. You are awake',
    'This line without a full stop goes on for much longer than a heading would ever go on',
  ])('are not these: %s', (line) => {
    expect(bodyOf(`${line}\n\nA paragraph follows here.`)).toEqual([
      line,
      'A paragraph follows here.',
    ])
  })

  it('are never the last line', () => {
    expect(bodyOf('More words.\n\nYour Name, LMFT')).toEqual(['More words.', 'Your Name, LMFT'])
  })

  it('are no verses', () => {
    const verses = ['Breathe in for four', 'Hold it for a while', 'Let it go slowly']
    expect(bodyOf(`${verses.join('\n')}\n\nThen rest.`)).toEqual([...verses, 'Then rest.'])
  })

  it('with numbers stand below the one without', () => {
    const body =
      'Three Things That Help\n\nHere they are.\n\n1. Write it down\n\nOn paper.\n\n2. Dim the lamp\n\nEarly.\n\nAnd After That\n\nRest.'
    expect(bodyOf(body)).toEqual([
      'h2 Three Things That Help',
      'Here they are.',
      'h3 1. Write it down',
      'On paper.',
      'h3 2. Dim the lamp',
      'Early.',
      'h2 And After That',
      'Rest.',
    ])
  })
})

describe('lists', () => {
  it('have two levels, by indentation', () => {
    expect(bodyOf('• a\n  • b\n  • c\n• d')).toEqual([
      'bullet 1 a',
      'bullet 2 b',
      'bullet 2 c',
      'bullet 1 d',
    ])
  })

  it('have two levels, by the inner sign alone', () => {
    expect(bodyOf('• a\n◦ b\n• c')).toEqual(['bullet 1 a', 'bullet 2 b', 'bullet 1 c'])
  })

  it('begin on the first level however far they are indented', () => {
    expect(bodyOf('      • a\n   • b\n   • c')).toEqual(['bullet 1 a', 'bullet 1 b', 'bullet 1 c'])
  })

  it('make a third level the second, and say so', () => {
    const text = 'Title\n\nIt begins.\n\n• a\n  • b\n    • c\n'
    const { parts, notes } = recognise(text)
    expect(parts.at(-1)).toMatchObject({ level: 2, text: 'c' })
    expect(notes).toContainEqual({ line: 7, text: expect.stringContaining('two levels') })
  })

  it('are one list with blank lines between their items', () => {
    expect(bodyOf('- a\n\n- b')).toEqual(['bullet 1 a', 'bullet 1 b'])
  })

  it('count', () => {
    expect(bodyOf('1. a\n2. b\n   - c\n3. d')).toEqual([
      'number 1 a',
      'number 1 b',
      'bullet 2 c',
      'number 1 d',
    ])
  })

  it('keep numbers as text that a page would show differently', () => {
    expect(bodyOf('1. One sentence.\n\nA paragraph.\n\n2. Another sentence.')).toEqual([
      '1. One sentence.',
      'A paragraph.',
      '2. Another sentence.',
    ])
    expect(bodyOf('3) c\n4) d')).toEqual(['3) c', '4) d'])
  })
})

describe('steps', () => {
  const pair = (title: string) => `• ${title}\n\n“Words for ${title}.”\n\n`

  it('are two or more list items, each with a quoted paragraph', () => {
    expect(bodyOf(pair('Notice') + pair('Wait') + pair('Return'))).toEqual([
      'steps Notice, Wait, Return',
    ])
  })

  it('may be numbered, straight-quoted and without blank lines', () => {
    expect(bodyOf('1. Notice\n"One."\n2. Wait\n"Two."')).toEqual(['steps Notice, Wait'])
  })

  it('keep their quotation as it is written, as an example', () => {
    const { parts } = recognise(`Title\n\nIt begins.\n\n${pair('Notice')}${pair('Wait')}`)
    expect(parts[1]).toEqual({
      kind: 'steps',
      line: 5,
      steps: [
        { title: 'Notice', quotation: { text: '“Words for Notice.”', sourceKind: 'example' } },
        { title: 'Wait', quotation: { text: '“Words for Wait.”', sourceKind: 'example' } },
      ],
    })
  })

  it('are not a single pair', () => {
    expect(bodyOf(pair('Notice'))).toEqual(['bullet 1 Notice', 'quotation “Words for Notice.”'])
  })

  it('are not items with unquoted paragraphs', () => {
    expect(bodyOf('• Notice\n\nOne paragraph.\n\n• Wait\n\nAnother one.')).toEqual([
      'bullet 1 Notice',
      'One paragraph.',
      'bullet 1 Wait',
      'Another one.',
    ])
  })

  it('are not two items with one quotation', () => {
    expect(bodyOf('• a\n• b\n\n“One.”\n\n• c\n\n“Two.”')).toEqual([
      'bullet 1 a',
      'bullet 1 b',
      'quotation “One.”',
      'bullet 1 c',
      'quotation “Two.”',
    ])
  })

  it('end where the quotations end', () => {
    expect(bodyOf(`${pair('a')}${pair('b')}• c\n• d`)).toEqual([
      'steps a, b',
      'bullet 1 c',
      'bullet 1 d',
    ])
  })
})

describe('quotations', () => {
  const quotationIn = (body: string) =>
    recognise(`Title\n\nIt begins.\n\n${body}\n\nIt ends.`).parts.find(
      (part) => part.kind === 'quotation',
    )?.quotation

  it('stand alone in quotation marks', () => {
    expect(quotationIn('“Rest is allowed.”')).toEqual({
      text: '“Rest is allowed.”',
      sourceKind: 'example',
    })
  })

  it.each([
    '“Rest is allowed.” — A. Writer',
    '“Rest is allowed.”\n— A. Writer',
    '“Rest is allowed.”\n\n— A. Writer',
    '“Rest is allowed.”\n- A. Writer',
  ])('name their source: %j', (body) => {
    expect(quotationIn(body)).toEqual({
      text: '“Rest is allowed.”',
      sourceKind: 'published-work',
      attribution: 'A. Writer',
    })
  })

  it('may be proverbs', () => {
    expect(quotationIn('“Night brings counsel.” — French proverb')?.sourceKind).toBe('proverb')
  })

  it.each(['“Rest,” she said, “is allowed.”', 'She said “rest.”', '“Rest” is a word.', '""'])(
    'are not these: %s',
    (line) => {
      expect(quotationIn(line)).toBeUndefined()
    },
  )
})

describe('the call to action', () => {
  const offer = 'If you would like support at night, I’m here to help.'
  const place = 'Therapy for adults in Costa Mesa, CA and online throughout California.'

  it('is the offer, the location line and the closing words, in this order', () => {
    expect(bodyOf(`Before.\n\n${offer}\n\n📍 ${place}\n\nYou are not alone.`)).toEqual([
      'Before.',
      `action ${offer} | ${place} | You are not alone.`,
    ])
  })

  it('needs no pin', () => {
    expect(bodyOf(`${offer}\n\n${place}`)).toEqual([`action ${offer} | ${place} | `])
  })

  it('begins with the location line when nothing before it offers help', () => {
    expect(bodyOf(`It is late.\n\n📍 ${place}`)).toEqual(['It is late.', `action  | ${place} | `])
  })

  it('takes every paragraph that offers help', () => {
    expect(bodyOf(`${offer}\n\nReach out to me any day.\n\n📍 ${place}`)).toEqual([
      `action ${offer}/Reach out to me any day. | ${place} | `,
    ])
  })

  it('needs no location line when the last words offer help', () => {
    expect(bodyOf(`Rest well.\n\n${offer}`)).toEqual(['Rest well.', `action ${offer} |  | `])
  })

  it('leaves a heading before it in the body', () => {
    expect(bodyOf(`Ready for a Softer Night?\n\n${offer}\n\n📍 ${place}`)[0]).toBe(
      'h2 Ready for a Softer Night?',
    )
  })

  it.each(['Call a friend tonight.', 'Many people reach out to their sister first.'])(
    'is not advice: %s',
    (line) => {
      expect(bodyOf(line)).toEqual([line])
    },
  )

  it('is not a place in the middle of the text, which the report names', () => {
    const { parts, notes } = recognise(
      `Title\n\nIt begins.\n\n${place}\n\nA New Part\n\nMore words.\n\n• a\n• b`,
    )
    expect(parts.map(({ kind }) => kind)).not.toContain('callToAction')
    expect(notes).toContainEqual({ line: 5, text: expect.stringContaining('middle of the text') })
  })
})

describe('what needs a look', () => {
  it.each([
    ['Try this (adapted from Dr. A. Writer’s work):', '“adapted from Dr. A. Writer’s work” names'],
    ['This is based on the work of A. Writer.', '“based on the work of A. Writer” names'],
    ['More at https://example.com/rest today.', 'https://example.com/rest is plain text'],
    ['What can you do at night?', 'make it a heading'],
    ['image here', 'Drag the picture in there'],
    ['* * *', 'dividing line'],
  ])('is named with its line: %s', (line, words) => {
    const { notes } = recognise(`Title\n\nIt begins.\n\n${line}\n\nIt ends.`)
    expect(notes).toContainEqual({ line: 5, text: expect.stringContaining(words) })
  })
})
