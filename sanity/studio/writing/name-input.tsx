import type { FocusEvent } from 'react'
import {
  type InputProps,
  type StringInputProps,
  useClient,
  useDocumentOperation,
  useEditState,
  useFormValue,
  useSchema,
} from 'sanity'
import { makeFirstSlug, needsFirstSlug, patchesForSlug } from './first-slug.ts'

/** The Studio's own inputs; the one whose words make the web address makes it when she leaves it. */
export function renderNameInput(props: InputProps) {
  return props.path.length === 1 && props.schemaType.jsonType === 'string' ? (
    <NameInput {...(props as StringInputProps)} />
  ) : (
    props.renderDefault(props)
  )
}

function NameInput(props: StringInputProps) {
  const type = String(useFormValue(['_type']) ?? '')
  const source = useSlugSource(type)
  return props.path[0] === source ? (
    <SlugMakingInput {...props} type={type} />
  ) : (
    props.renderDefault(props)
  )
}

/** @returns the name of the field that the web address of a type is made of. */
function useSlugSource(type: string): unknown {
  const schemaType = useSchema().get(type)
  if (!schemaType || !('fields' in schemaType)) return undefined
  const slug = schemaType.fields.find(({ name }) => name === 'slug')
  return (slug?.type.options as { source?: unknown } | undefined)?.source
}

function SlugMakingInput({ type, ...props }: StringInputProps & { type: string }) {
  const id = String(useFormValue(['_id']) ?? '').replace(/^drafts\./, '')
  const client = useClient({ apiVersion: '2025-02-19' })
  const versions = useEditState(id, type)
  const { patch } = useDocumentOperation(id, type)
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    props.elementProps.onBlur?.(event)
    if (props.readOnly || patch.disabled || !needsFirstSlug(versions)) return
    makeFirstSlug(client, event.currentTarget.value, { id, type })
      .then((slug) => {
        if (slug !== undefined) patch.execute(patchesForSlug(slug, versions.draft))
      })
      // The field says what to do when there is no address.
      .catch(() => {})
  }
  return props.renderDefault({ ...props, elementProps: { ...props.elementProps, onBlur: leave } })
}
