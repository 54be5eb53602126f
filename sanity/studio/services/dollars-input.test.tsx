/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import type { NumberInputProps } from 'sanity'

type Box = { children?: ReactNode; role?: string; id?: string }
const Plain = ({ children, role, id }: Box) => (
  <div role={role} id={id}>
    {children}
  </div>
)
const Field = ({ prefix: _prefix, ...props }: ComponentProps<'input'> & { prefix?: ReactNode }) => (
  <input {...props} />
)
jest.unstable_mockModule('@sanity/ui', () => ({
  Card: Plain,
  Stack: Plain,
  Text: Plain,
  TextInput: Field,
}))
type Patch = { set: number } | 'unset'
jest.unstable_mockModule('sanity', () => ({
  set: (value: number): Patch => ({ set: value }),
  unset: (): Patch => 'unset',
}))
const { DollarsInput } = await import('./dollars-input.tsx')

/** The amount as the document holds it, in cents. */
let stored: number | undefined
/** As another person's edit would. */
let store: (cents: number | undefined) => void

function Form({ cents }: { cents: number | undefined }) {
  const [value, setValue] = useState(cents)
  stored = value
  store = setValue
  const props = {
    value,
    readOnly: false,
    onChange: (patch: unknown) =>
      setValue(patch === 'unset' ? undefined : (patch as { set: number }).set),
    elementProps: { id: 'amount', onFocus: () => {}, onBlur: () => {} },
  } as unknown as NumberInputProps
  return <DollarsInput {...props} />
}

function open(cents?: number): HTMLElement {
  render(<Form cents={cents} />)
  return screen.getByRole('textbox')
}

function write(field: HTMLElement, text: string): void {
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: text } })
}

describe('the amount of a fee', () => {
  it('is shown in dollars and stored in cents', () => {
    const field = open(17500)
    expect(field).toHaveValue('175')
    write(field, '195.5')
    expect(field).toHaveValue('195.5')
    expect(stored).toBe(19550)
    fireEvent.blur(field)
    expect(field).toHaveValue('195.50')
  })

  it('may be free, and may be cleared', () => {
    const field = open(17500)
    write(field, '0')
    expect(stored).toBe(0)
    write(field, '')
    expect(stored).toBeUndefined()
    fireEvent.blur(field)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('that can’t be read stays in sight, says what to do, and takes the earlier fee away', () => {
    const field = open(17500)
    write(field, 'from 150')
    expect(screen.queryByRole('alert')).toBeNull()
    fireEvent.blur(field)
    expect(field).toHaveValue('from 150')
    expect(stored).toBeUndefined()
    expect(screen.getByRole('alert')).toHaveTextContent('Write the whole fee, such as 175.')
    expect(field).toHaveAccessibleDescription(/not one exact amount/)
    write(field, '150')
    fireEvent.blur(field)
    expect(stored).toBe(15000)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('gives way to an amount that somebody else writes', () => {
    const field = open()
    write(field, 'ask')
    fireEvent.blur(field)
    act(() => store(20000))
    expect(field).toHaveValue('200')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
