/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { cleanup, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import type { InputProps } from 'sanity'
import { renderInStudio } from '../render-for-tests.tsx'

type Version = { publishedAt?: string; slug?: { current: string } } | null
const state: { draft: Version; published: Version } = { draft: null, published: null }
jest.unstable_mockModule('sanity', () => ({
  useEditState: () => state,
  useFormValue: ([name]: string[]) => (name === '_type' ? 'article' : 'drafts.a'),
}))
const { renderInput } = await import('./settled-once-live.tsx')

const [past, ahead] = ['2026-01-01T00:00:00Z', '2999-01-01T00:00:00Z']

/** What stands in a field, and whether it can be changed. */
function show(field: string, value: unknown, versions: { draft: Version; published: Version }) {
  cleanup()
  Object.assign(state, versions)
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
