import { type FieldProps, type InputProps, useFormValue } from 'sanity'
import { useHasTried } from '../publishing/tries.ts'
import { calmMarks, isEmpty } from './calm-marks.ts'

/** The Studio's own fields; one of a document that is still empty is not marked in red before she tries to publish. */
export function renderCalmField(props: FieldProps) {
  return props.path.length === 1 ? <CalmField {...props} /> : props.renderDefault(props)
}

/** The Studio's own inputs, as calm as their fields. */
export function renderCalmInput(props: InputProps) {
  return props.path.length === 1 ? <CalmInput {...props} /> : props.renderDefault(props)
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
