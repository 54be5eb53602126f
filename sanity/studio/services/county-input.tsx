import { Select } from '@sanity/ui'
import type { ChangeEvent } from 'react'
import { type StringInputProps, set, unset } from 'sanity'
import { countyNames, readCounty } from '#lib/county-names.ts'

/** One of California's counties. What an older document says stays until another one is chosen. */
export function CountyInput({ value, onChange, readOnly, elementProps }: StringInputProps) {
  const { onChange: _typing, readOnly: _readOnly, placeholder: _none, ...element } = elementProps
  const known = readCounty(value ?? '')
  const choose = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = event.currentTarget.value
    onChange(chosen === '' ? unset() : set(chosen))
  }
  return (
    <Select
      {...element}
      disabled={readOnly === true}
      value={known ?? value ?? ''}
      onChange={choose}
    >
      <option value="">Choose a county …</option>
      {value?.trim() && !known && <option value={value}>{value}</option>}
      {countyNames.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  )
}
