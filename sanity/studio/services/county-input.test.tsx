/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { jest } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import type { StringInputProps } from 'sanity'

const Select = (props: ComponentProps<'select'>) => <select {...props} />
jest.unstable_mockModule('@sanity/ui', () => ({ Select }))
jest.unstable_mockModule('sanity', () => ({
  set: (value: string) => ({ set: value }),
  unset: () => 'unset',
}))
const { CountyInput } = await import('./county-input.tsx')

function open(value?: string) {
  const patches: unknown[] = []
  const props = {
    value,
    readOnly: false,
    onChange: (patch: unknown) => patches.push(patch),
    elementProps: { id: 'county' },
  } as unknown as StringInputProps
  render(<CountyInput {...props} />)
  return { field: screen.getByRole('combobox'), patches }
}

describe('the county of an area', () => {
  it('is one of California’s 58', () => {
    const { field, patches } = open()
    expect(screen.getAllByRole('option')).toHaveLength(59)
    fireEvent.change(field, { target: { value: 'Orange County' } })
    fireEvent.change(field, { target: { value: '' } })
    expect(patches).toEqual([{ set: 'Orange County' }, 'unset'])
  })

  it('is chosen already where an older document names it in another way', () => {
    expect(open(' orange co.').field).toHaveValue('Orange County')
  })

  it('stays what an older document says until another is chosen', () => {
    const { field, patches } = open('The Inland Empire')
    expect(field).toHaveDisplayValue('The Inland Empire')
    expect(patches).toEqual([])
  })
})
