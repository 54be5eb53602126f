/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'
import type { FieldProps, InputProps } from 'sanity'

jest.unstable_mockModule('sanity', () => ({ useFormValue: () => 'drafts.a' }))
const { renderCalmField, renderCalmInput } = await import('./calm-fields.tsx')
const { rememberTry } = await import('../publishing/tries.ts')
const { calmMarks, isEmpty } = await import('./calm-marks.ts')

const missing = { level: 'error' as const, message: 'Give the post a title.', path: ['title'] }
const long = { level: 'warning' as const, message: 'This is long.', path: ['title'] }

describe('what is not filled in yet', () => {
  it.each([
    [undefined, true],
    ['  ', true],
    [[], true],
    [{ _type: 'slug' }, true],
    [{ _type: 'slug', current: '' }, true],
    ['Rest', false],
    [0, false],
    [false, false],
    [[{ _key: 'a' }], false],
    [{ asset: { _ref: 'image-a' } }, false],
  ])('is %j: %s', (value, empty) => {
    expect(isEmpty(value)).toBe(empty)
  })

  it('looks like a warning, and keeps its words', () => {
    expect(calmMarks([missing, long], '', false)).toEqual([{ ...missing, level: 'warning' }, long])
  })

  it('looks like an error once she has tried, and so does what is filled in wrongly', () => {
    expect(calmMarks([missing], '', true)).toEqual([missing])
    expect(calmMarks([missing], 'Fees from $20', false)).toEqual([missing])
  })
})

describe('a field and its input', () => {
  const levels = ({ validation }: { validation: Array<{ level: string }> }) =>
    validation.map(({ level }) => level).join()
  const field = (path: string[]) => ({
    path,
    value: undefined,
    validation: [missing],
    renderDefault: (props: FieldProps) => <p>field {levels(props)}</p>,
  })
  const input = {
    path: ['title'],
    value: undefined,
    validation: [missing],
    validationError: missing.message,
    renderDefault: (props: InputProps & { validationError?: string }) => (
      <p>
        input {levels(props)} {String(props.validationError)}
      </p>
    ),
  }

  it('turn red the moment she tries to publish', () => {
    render(
      <>
        {renderCalmField(field(['title']) as unknown as FieldProps)}
        {renderCalmInput(input as unknown as InputProps)}
      </>,
    )
    expect(screen.getByText('field warning')).toBeTruthy()
    expect(screen.getByText('input warning undefined')).toBeTruthy()
    act(() => rememberTry('another'))
    expect(screen.getByText('field warning')).toBeTruthy()
    act(() => rememberTry('a'))
    expect(screen.getByText('field error')).toBeTruthy()
    expect(screen.getByText('input error Give the post a title.')).toBeTruthy()
  })

  it('inside a picture or a list are left alone', () => {
    render(renderCalmField(field(['banner', 'alt']) as unknown as FieldProps))
    expect(screen.getByText('field error')).toBeTruthy()
  })
})
