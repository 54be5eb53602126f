import { newPostTemplate } from '../desk/new-post-template.ts'
import { isEmptyPart, partsToClear } from './fresh-start.ts'

const { body } = newPostTemplate.value()
const keys = body.map(({ _key }) => _key)
const [first] = keys

describe('a text pasted into a new post', () => {
  it('takes the place of its empty parts, beginning where the cursor is', () => {
    expect(partsToClear(body, first)).toEqual(keys.slice(1))
  })

  it('clears nothing once a word is written', () => {
    const written = body.map((block, index) =>
      index === 2 ? { ...block, children: [{ _type: 'span', text: 'Mine' }] } : block,
    )
    expect(partsToClear(written, first)).toEqual([])
  })

  it('clears nothing where something else than text stands', () => {
    expect(partsToClear([...body, { _key: 'a', _type: 'steps' }], first)).toEqual([])
  })

  it('leaves the empty lines of other texts alone', () => {
    const others = body.map((block, index) => ({ ...block, _key: String(index) }))
    expect(partsToClear(others, '0')).toEqual([])
  })
})

describe('a new post', () => {
  it('has parts that are known as empty until a word is written in them', () => {
    const [part] = body
    expect(body.every(isEmptyPart)).toBe(true)
    expect(isEmptyPart({ ...part, _key: 'mine', _type: 'block' })).toBe(false)
    expect(
      isEmptyPart({
        _type: 'block',
        _key: first ?? '',
        children: [{ _type: 'span', text: 'Mine' }],
      }),
    ).toBe(false)
  })

  it('has headings and paragraphs without a word that could be published', () => {
    const styles = body.map(({ style }) => style)
    expect(styles).toEqual(['normal', 'h2', 'normal', 'h2', 'normal', 'normal'])
    expect(body.flatMap(({ children }) => children.map(({ text }) => text)).join('')).toBe('')
    expect(new Set(keys).size).toBe(keys.length)
  })
})
