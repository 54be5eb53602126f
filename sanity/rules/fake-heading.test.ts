import { heading, paragraph, passagesOf, places } from './examples.ts'
import { checkFakeHeadings } from './fake-heading.ts'

const bold = (text: string) => ({ text, marks: ['strong'] })

describe('a bold paragraph', () => {
  it.each([
    [[bold('Where guilt comes from')]],
    [[bold('Where '), { text: ' ', marks: [] }, { text: 'guilt', marks: ['em', 'strong'] }]],
    [[bold('x'.repeat(79))]],
  ])('under 80 characters may be a heading: %#', (spans) => {
    const findings = checkFakeHeadings(passagesOf(paragraph('a', spans)))
    expect(places(findings)).toEqual(['warning body.a'])
    expect(findings[0]?.message).toContain('choose the style “Heading”')
  })

  it.each([
    [paragraph('a', [bold('Rest'), { text: ' is not a reward.' }])],
    [paragraph('a', [bold('x'.repeat(80))])],
    [paragraph('a', [bold('One')], { listItem: 'bullet' })],
    [paragraph('a', [bold(' ')])],
    [paragraph('a', 'Plain')],
    [heading('a', 'Real')],
  ])('is none: %#', (block) => {
    expect(checkFakeHeadings(passagesOf(block))).toEqual([])
  })
})
