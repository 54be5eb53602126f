/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, cleanup, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import type { InputProps } from 'sanity'
import { renderInStudio } from '../render-for-tests.tsx'

type Version = { publishedAt?: string; slug?: { current: string } } | null
const state = { draft: null as Version, published: null as Version, type: 'article' }
jest.unstable_mockModule('sanity', () => ({
  useEditState: () => state,
  useFormValue: ([name]: string[]) => (name === '_type' ? state.type : 'drafts.a'),
}))
const { renderInput } = await import('./settled-once-live.tsx')

const [past, ahead] = ['2026-01-01T00:00:00Z', '2999-01-01T00:00:00Z']

/** What stands in a field, and whether it can be changed. */
function show(
  field: string,
  value: unknown,
  versions: { draft: Version; published: Version },
  type = 'article',
) {
  cleanup()
  Object.assign(state, versions, { type })
  const renderDefault = ({ value: shown, readOnly }: InputProps) => (
    <output>{JSON.stringify([shown, readOnly === true])}</output>
  )
  renderInStudio(renderInput({ path: [field], value, renderDefault } as never) as ReactElement)
  return JSON.parse(screen.getByRole('status').textContent ?? '')
}

describe('the date of a post', () => {
  it('can be moved until visitors have seen the post', () => {
    const draft = { publishedAt: ahead }
    expect(show('publishedAt', ahead, { draft, published: null })).toEqual([ahead, false])
    expect(show('publishedAt', ahead, { draft, published: draft })).toEqual([ahead, false])
  })

  it('is the day on which they saw it from then on, whatever her draft names', () => {
    const versions = { draft: { publishedAt: ahead }, published: { publishedAt: past } }
    expect(show('publishedAt', ahead, versions)).toEqual([past, true])
    expect(screen.getByText(/the day on which readers first saw it/)).not.toBeNull()
  })

  it('is settled as soon as its moment has come, though nobody writes', () => {
    jest.useFakeTimers({ now: Date.parse('2026-05-09T12:00:00Z') })
    const soon = { publishedAt: '2026-05-09T12:01:00Z' }
    expect(show('publishedAt', soon.publishedAt, { draft: null, published: soon })[1]).toBe(false)
    act(() => jest.advanceTimersByTime(60_001))
    expect(screen.getByText(/the day on which readers first saw it/)).not.toBeNull()
    jest.useRealTimers()
  })

  it('is that of an earlier version while she looks at one', () => {
    const earlier = '2025-01-01T00:00:00Z'
    const versions = { draft: { publishedAt: ahead }, published: { publishedAt: past } }
    expect(show('publishedAt', earlier, versions)).toEqual([earlier, true])
  })
})

describe('the address of a post', () => {
  it('is the one that it is published under, when an earlier version with another was brought back', () => {
    const [live, before] = [{ current: 'b' }, { current: 'a' }]
    const versions = { draft: { slug: { current: 'a' } }, published: { slug: live } }
    expect(show('slug', before, versions)).toEqual([live, true])
  })
})

describe.each(['service', 'topic', 'practitioner', 'page'])('the address of a %s', (type) => {
  const [saved, typed] = [{ current: 'couples' }, { current: 'for-couples' }]

  it('can be chosen until people may have saved it', () => {
    const draft = { slug: typed }
    expect(show('slug', typed, { draft, published: null }, type)).toEqual([typed, false])
    expect(show('slug', typed, { draft, published: {} }, type)).toEqual([typed, false])
  })

  it('stays from then on, and says why', () => {
    const versions = { draft: { slug: typed }, published: { slug: saved } }
    expect(show('slug', typed, versions, type)).toEqual([saved, true])
    expect(screen.getByText(/People may have saved or shared this address/)).not.toBeNull()
  })

  it('leaves a field alone that is a date of posts only', () => {
    const versions = { draft: { publishedAt: ahead }, published: { publishedAt: past } }
    expect(show('publishedAt', ahead, versions, type)).toEqual([ahead, false])
  })
})
