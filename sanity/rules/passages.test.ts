import { heading, paragraph, passagesOf, smallerHeading } from './examples.ts'

const invitation = {
  _type: 'callToAction',
  _key: 'c',
  text: [paragraph('t', 'Write to me.')],
  locationLine: 'Costa Mesa',
  closing: [paragraph('u', 'You are not alone.')],
  action: { label: 'Book a call', href: '/contact' },
}

describe('the texts of a body', () => {
  it('come in reading order, each with the way to it', () => {
    const passages = passagesOf(
      heading('a', 'One'),
      smallerHeading('b', 'Two'),
      paragraph('p', [{ text: 'Plain and ' }, { text: 'bold', marks: ['strong'] }]),
      paragraph('i', 'Item', { listItem: 'bullet' }),
      {
        _type: 'steps',
        _key: 's',
        items: [
          { _key: 'x', title: 'Breathe', text: 'Slowly.', quotation: { text: 'I am here.' } },
        ],
      },
      { _type: 'quotation', _key: 'q', text: 'Be.' },
      { _type: 'figure', _key: 'f', caption: 'A lamp' },
      { _type: 'callout', _key: 'n', title: 'Tonight', text: [paragraph('v', 'Rest.')] },
      { _type: 'crisisHelp', _key: 'h', introduction: 'Somebody is awake.' },
      invitation,
    )
    expect(
      passages.map(({ kind, text, path }) => [
        kind,
        text,
        path
          .slice(1)
          .map((part) => (typeof part === 'object' && '_key' in part ? part._key : part))
          .join('.'),
      ]),
    ).toEqual([
      ['heading', 'One', 'a'],
      ['smaller heading', 'Two', 'b'],
      ['paragraph', 'Plain and bold', 'p'],
      ['item', 'Item', 'i'],
      ['line', 'Breathe', 's.items.x.title'],
      ['step', 'Slowly.', 's.items.x.text'],
      ['quotation', 'I am here.', 's.items.x.quotation.text'],
      ['quotation', 'Be.', 'q.text'],
      ['caption', 'A lamp', 'f.caption'],
      ['line', 'Tonight', 'n.title'],
      ['invitation', 'Rest.', 'n.text.v'],
      ['line', 'Somebody is awake.', 'h.introduction'],
      ['invitation', 'Write to me.', 'c.text.t'],
      ['invitation', 'Costa Mesa', 'c.locationLine'],
      ['invitation', 'You are not alone.', 'c.closing.u'],
      ['line', 'Book a call', 'c.action.label'],
    ])
  })

  it('are found by place where keys are missing, and odd blocks hold none', () => {
    const passages = passagesOf({ _type: 'block', children: [{ text: 'Hi' }] }, null, 7, {}, 'x')
    expect(passages.map(({ path, text }) => [path, text])).toEqual([[['body', 0], 'Hi']])
  })
})
