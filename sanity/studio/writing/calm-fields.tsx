import { type FieldProps, type InputProps, useFormValue } from 'sanity'
import { useHasTried } from '../publishing/tries.ts'
import { calmMarks, isEmpty } from './calm-marks.ts'

/** The Studio's own fields; one that is still empty is not marked in red before she tries to publish. */
export function renderCalmField(props: FieldProps) {
  return <CalmField {...props} />
}

/** The Studio's own inputs, as calm as their fields, and with them the tabs of the whole form. */
export function renderCalmInput(props: InputProps) {
  return props.path.length === 0 ? <CalmForm {...props} /> : <CalmInput {...props} />
}

/** The tabs sum up what the fields say, which only their color can hide: the Studio gives no other way in. */
const calmTabs =
  '[data-calm] [data-testid="field-group-tabs"] [data-sanity-icon="error-outline"] { color: var(--card-badge-caution-icon-color) }'

function CalmForm(props: InputProps) {
  const hasTried = useHasTried(useDocumentId())
  return (
    <div data-calm={hasTried ? undefined : ''} style={{ display: 'contents' }}>
      <style>{calmTabs}</style>
      {props.renderDefault(props)}
    </div>
  )
}

function CalmField(props: FieldProps) {
  const hasTried = useHasTried(useDocumentId())
  const validation = calmMarks(props.validation, props.value, hasTried)
  return props.renderDefault({ ...props, validation } as FieldProps)
}

function CalmInput(props: InputProps) {
  const hasTried = useHasTried(useDocumentId())
  const calm = {
    ...props,
    validation: calmMarks(props.validation, props.value, hasTried),
    // A text's own input shows this one by its color.
    ...(!hasTried && isEmpty(props.value) && { validationError: undefined }),
  }
  return props.renderDefault(calm as InputProps)
}

function useDocumentId(): string {
  return String(useFormValue(['_id']) ?? '').replace(/^drafts\./, '')
}
