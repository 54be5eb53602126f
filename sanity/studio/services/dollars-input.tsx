import { Card, Stack, Text, TextInput } from '@sanity/ui'
import { type ChangeEvent, type FocusEvent, useId, useState } from 'react'
import { type NumberInputProps, set, unset } from 'sanity'
import { readDollars, writeDollars } from '#lib/fees.ts'

/**
 * An amount as people write it, in dollars; stored are whole cents. What can't be read stays in sight and empties the
 * stored amount, so that no earlier fee goes live under a text that says another.
 */
export function DollarsInput({ value, onChange, readOnly, elementProps }: NumberInputProps) {
  const [typed, setTyped] = useState<string>()
  const [isFocused, setFocused] = useState(false)
  const problemId = useId()
  const read = typed?.trim() ? readDollars(typed) : undefined
  const problem = read && 'problem' in read && value === undefined ? read.problem : undefined
  const stored = value === undefined ? '' : writeDollars(value)
  const { onFocus, onBlur, value: _formatted, ...element } = elementProps

  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const text = event.currentTarget.value
    setTyped(text)
    const amount = text.trim() === '' ? undefined : readDollars(text)
    onChange(amount && 'cents' in amount ? set(amount.cents) : unset())
  }
  const focus = (event: FocusEvent<HTMLInputElement>) => {
    setFocused(true)
    onFocus(event)
  }
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    setFocused(false)
    if (!problem) setTyped(undefined)
    onBlur(event)
  }
  const isProblemShown = problem !== undefined && !isFocused
  return (
    <Stack gap={3}>
      <TextInput
        {...element}
        aria-describedby={
          isProblemShown
            ? [element['aria-describedby'], problemId].filter(Boolean).join(' ')
            : element['aria-describedby']
        }
        inputMode="decimal"
        prefix={
          <Card padding={3}>
            <Text muted>$</Text>
          </Card>
        }
        readOnly={readOnly}
        value={typed !== undefined && (isFocused || problem) ? typed : stored}
        onChange={change}
        onFocus={focus}
        onBlur={leave}
      />
      {isProblemShown && (
        <Card padding={3} radius={2} tone="critical" role="alert" id={problemId}>
          <Text size={1}>{problem}</Text>
        </Card>
      )}
    </Stack>
  )
}
