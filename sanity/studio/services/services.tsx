import { definePlugin, type InputProps, type NumberInputProps, type StringInputProps } from 'sanity'
import { CountyInput } from './county-input.tsx'
import { DollarsInput } from './dollars-input.tsx'

/** Fees in dollars, and counties from the list of California's. */
export const services = definePlugin({
  name: 'services',
  form: { components: { input: renderServicesInput } },
})

function renderServicesInput(props: InputProps) {
  const names = props.path.filter((part) => typeof part === 'string').join('.')
  if (names === 'fee.cents') return <DollarsInput {...(props as NumberInputProps)} />
  if (names === 'areas.county') return <CountyInput {...(props as StringInputProps)} />
  return props.renderDefault(props)
}
