import { describeLosses } from './losses.ts'

describe('what did not come along', () => {
  it('is named with its spot', () => {
    expect(
      describeLosses([
        { kind: 'picture', after: '' },
        { kind: 'table', after: 'Before bed' },
        { kind: 'picture', after: 'x'.repeat(90) },
      ]),
    ).toEqual([
      {
        title: '2 pictures did not come along',
        description: `At the beginning and after “${'x'.repeat(57)}…”. An empty picture stands there: drag the picture into it, or remove it.`,
      },
      {
        title: 'A table did not come along as a table',
        description:
          'After “Before bed”. Its cells stand there as paragraphs, one below the other: say it in sentences or make a list of it.',
      },
    ])
  })

  it('is nothing when everything came along', () => {
    expect(describeLosses([])).toEqual([])
  })
})
