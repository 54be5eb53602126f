/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'
import type { DocumentInspectorContext, FieldProps, InputProps } from 'sanity'

let documentId = 'drafts.a'
jest.unstable_mockModule('sanity', () => ({ useFormValue: () => documentId }))
const { renderCalmField, renderCalmInput } = await import('./calm-fields.tsx')
const { calmInspectors, validation } = await import('./calm-inspectors.ts')
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

  it('are as calm inside a picture', () => {
    const { unmount } = render(renderCalmField(field(['banner', 'alt']) as unknown as FieldProps))
    expect(screen.getByText('field error')).toBeTruthy()
    unmount()
    documentId = 'drafts.calm'
    render(renderCalmField(field(['banner', 'alt']) as unknown as FieldProps))
    expect(screen.getByText('field warning')).toBeTruthy()
  })
})

describe('the tabs of a form', () => {
  const form = (id: string) => ({
    path: [],
    value: { _id: id },
    validation: [],
    renderDefault: () => <p>tabs</p>,
  })

  it('are drawn calmly until she tries to publish', () => {
    documentId = 'drafts.tabs'
    render(renderCalmInput(form('drafts.tabs') as unknown as InputProps))
    const isCalm = () => screen.getByText('tabs').closest('[data-calm]') !== null
    expect(isCalm()).toBe(true)
    act(() => rememberTry('tabs'))
    expect(isCalm()).toBe(false)
  })
})

/** What the Studio draws in the head of a form, with a panel's sign of this tone. */
function Sign({ tone, documentId }: { tone: 'critical' | 'positive'; documentId: string }) {
  const [inspector] = calmInspectors(
    [{ name: validation, component: () => null, useMenuItem: () => ({ title: 'Signs', tone }) }],
    {} as DocumentInspectorContext,
  )
  const item = inspector?.useMenuItem?.({ documentId, documentType: 'article' })
  return <p>sign {String(item?.tone)}</p>
}

describe('the sign in the head of a form', () => {
  it('is not red before she tries to publish', () => {
    render(<Sign tone="critical" documentId="drafts.sign" />)
    expect(screen.getByText('sign caution')).toBeTruthy()
    act(() => rememberTry('sign'))
    expect(screen.getByText('sign critical')).toBeTruthy()
  })

  it('is left as it is where nothing is wrong, and so are its neighbors', () => {
    render(<Sign tone="positive" documentId="other" />)
    expect(screen.getByText('sign positive')).toBeTruthy()
    const neighbor = { name: 'other', component: () => null }
    const context = {} as DocumentInspectorContext
    expect(calmInspectors([neighbor], context)).toEqual([neighbor])
  })

  it('stays the same one for the Studio, which would open it anew', () => {
    const inspectors = [
      { name: validation, component: () => null, useMenuItem: () => ({ title: '' }) },
    ]
    const context = {} as DocumentInspectorContext
    expect(calmInspectors(inspectors, context)[0]).toBe(calmInspectors(inspectors, context)[0])
  })
})
