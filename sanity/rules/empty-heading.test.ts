import { checkEmptyHeadings } from './empty-heading.ts'
import { heading, paragraph, passagesOf, places, smallerHeading } from './examples.ts'

describe('an empty heading', () => {
  it('is warned about, an empty paragraph is not', () => {
    const passages = passagesOf(
      heading('a', ''),
      smallerHeading('b', ' '),
      paragraph('c', ''),
      heading('d', 'Rest'),
    )
    expect(places(checkEmptyHeadings(passages))).toEqual(['warning body.a', 'warning body.b'])
  })
})
