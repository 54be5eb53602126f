import { importFile } from './import-file.ts'
import { findMarkedPart } from './marked-part.ts'

const bold = ['strong']
const plain: string[] = []

it.each([
  ['nothing', [['Rest now.', plain]], undefined],
  ['a whole line', [['Rest now.', bold]], undefined],
  ['all but the full stop', [['Rest now', bold] as const, ['.', plain] as const], undefined],
  ['one word', [['Rest ', plain] as const, ['now', bold] as const], 'now'],
  ['a second mark', [['Rest ', ['em']] as const, ['now', ['em', 'strong']] as const], 'now'],
  ['a quotation', [['“Rest.”', bold] as const, [' — A. Writer', plain] as const], undefined],
  ['a name', [['“Rest.” — ', plain] as const, ['A. Writer', bold] as const], undefined],
  [
    'a word of a named quotation',
    [['“Rest ', plain] as const, ['now', bold] as const, ['.” — A. Writer', plain] as const],
    'now',
  ],
] as const)('Marks on %s are told apart', (_, runs, found) => {
  expect(findMarkedPart(runs.map(([text, marks]) => ({ text, marks })))).toBe(found)
})

it('An import says which bold and italic words steps and quotations hold plain', async () => {
  const page = [
    '<h1>Quiet Nights</h1><p>It is late, and the house is quiet. Nobody sleeps, and the kettle is cold again.</p>',
    '<ul><li>Name it <b>now</b></li></ul><p>“I am <i>angry</i>.”</p>',
    '<ul><li><b>Wait</b></li></ul><p><i>“Soon.”</i></p>',
    '<p>The evening goes on, and <b>nobody</b> has to hurry. The lamp is lit beside the chair.</p>',
    '<blockquote><p>Rest is <b>no</b> reward.</p></blockquote>',
  ]
  const { recognised } = await importFile(Buffer.from(page.join('')), 'night.html')
  expect(recognised.parts.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'steps',
    'paragraph',
    'quotation',
  ])
  const said = recognised.notes.filter(({ text }) => text.includes('is plain now'))
  expect(said.map(({ text }) => text.split(' was')[0])).toEqual(['“now”', '“angry”', '“no”'])
})
