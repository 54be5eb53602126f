import { compareBodies, linesOf } from './compare.ts'
import { bodyOf, bullet, heading, linked, numbered } from './example-blocks.ts'
import { tidyBody } from './tidy-body.ts'

describe('before and after', () => {
  it('show what changed and count what stays', () => {
    const before = bodyOf('It is late.', '', 'Rest.', bullet('One'), '“A.”', bullet('Two'), '“B.”')
    expect(compareBodies(before, tidyBody(before).body)).toEqual([
      { kind: 'same', count: 1 },
      { kind: 'changed', before: [{ name: 'Empty line', text: '' }], after: [] },
      { kind: 'same', count: 1 },
      {
        kind: 'changed',
        before: [
          { name: 'Bullet', text: 'One' },
          { name: 'Paragraph', text: '“A.”' },
          { name: 'Bullet', text: 'Two' },
          { name: 'Paragraph', text: '“B.”' },
        ],
        after: [
          { name: 'Step', text: 'One' },
          { name: 'Words to try', text: '“A.”' },
          { name: 'Step', text: 'Two' },
          { name: 'Words to try', text: '“B.”' },
        ],
      },
    ])
  })

  it('are one whole when nothing differs', () => {
    const body = bodyOf('One.', 'Two.')
    expect(compareBodies(body, body)).toEqual([{ kind: 'same', count: 2 }])
    expect(compareBodies([], [])).toEqual([])
  })

  it.each([
    [heading('Rest'), 'Heading'],
    [heading('Rest', 'h4'), 'Smaller heading'],
    [numbered('Rest'), 'Number'],
    [bullet('Rest', 2), 'Inner bullet'],
    [{ _type: 'figure', caption: 'Rest' }, 'Empty picture'],
    [{ _type: 'quotation', text: 'Rest' }, 'Quotation'],
  ])('name %j as %s', (block, name) => {
    expect(bodyOf(block).flatMap(linesOf)).toEqual([{ name, text: 'Rest' }])
  })

  it('show where a link leads', () => {
    expect(bodyOf(linked('A guide.', '/services')).flatMap(linesOf)).toEqual([
      { name: 'Paragraph', text: 'A guide. (/services)' },
    ])
  })

  it('shows each part of a note, and the words before the crisis numbers', () => {
    const note = { _type: 'callout', title: 'Tonight', text: bodyOf('Rest.', 'Breathe.') }
    expect(linesOf(note)).toEqual([
      { name: 'Note', text: 'Tonight' },
      { name: 'Note', text: 'Rest.' },
      { name: 'Note', text: 'Breathe.' },
    ])
    expect(linesOf({ _type: 'crisisHelp', introduction: 'Somebody is awake.' })).toEqual([
      { name: 'Crisis help', text: 'Somebody is awake.' },
    ])
    expect(linesOf({ _type: 'crisisHelp' })).toEqual([{ name: 'Crisis help', text: '' }])
  })

  it('shows each part of an invitation', () => {
    const invitation = {
      _type: 'callToAction',
      text: bodyOf('I’m here to help.', linked('Write to me.', '/contact')),
      locationLine: 'In Costa Mesa',
      closing: bodyOf('Rest.'),
    }
    expect(linesOf(invitation)).toEqual([
      { name: 'Invitation', text: 'I’m here to help.' },
      { name: 'Invitation', text: 'Write to me. (/contact)' },
      { name: 'Where you work', text: 'In Costa Mesa' },
      { name: 'Closing words', text: 'Rest.' },
    ])
  })
})
