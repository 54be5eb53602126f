import { heading, paragraph, passagesOf, places, smallerHeading } from './examples.ts'
import { checkHeadingOrder } from './heading-order.ts'

describe('the order of headings', () => {
  it('refuses a smaller heading before the first heading, once', () => {
    const findings = checkHeadingOrder(
      passagesOf(
        paragraph('a', 'Hello'),
        smallerHeading('b', 'First'),
        smallerHeading('c', 'Second'),
        heading('d', 'Third'),
      ),
    )
    expect(places(findings)).toEqual(['error body.b'])
    expect(findings[0]?.message).toMatch(/“First”.*Choose the style “Heading”/)
  })

  it.each([
    [[]],
    [[paragraph('a', 'Hello')]],
    [[heading('a', 'One'), smallerHeading('b', 'Two'), heading('c', 'Three')]],
    [[smallerHeading('a', ' '), heading('b', 'One')]],
  ])('accepts %#', (blocks) => {
    expect(checkHeadingOrder(passagesOf(...blocks))).toEqual([])
  })
})
