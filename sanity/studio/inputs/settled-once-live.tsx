import { Card, Stack, Text } from '@sanity/ui'
import { type InputProps, useEditState, useFormValue } from 'sanity'
import type { Dated, PostState } from '../publishing/post-state.ts'
import { useStateNow } from '../publishing/use-state-now.ts'

/** Fields of an article that are settled once visitors have seen it, and how they can still be changed. */
const settledFields: Record<string, string> = {
  slug: 'The post is published under this address. To give it another one, choose “Change web address” from the menu beside “Publish”; old links go on working.',
  publishedAt:
    'This is the day on which readers first saw it, so it stays. After a real rework, choose “Mark as substantially updated” from the menu beside “Publish”.',
}

/** Of anything but an article, which alone keeps its earlier addresses. */
const settledAddress =
  'People may have saved or shared this address, so it stays as it is. The guide tells under “Another web address” what to do if it must change.'

/** The Studio's own inputs, with those that are settled once a document is live made read-only. */
export function renderInput(props: InputProps) {
  const [field] = props.path
  return props.path.length === 1 && typeof field === 'string' && field in settledFields ? (
    <SettledOnceLive {...props} field={field} />
  ) : (
    props.renderDefault(props)
  )
}

function SettledOnceLive({ field, ...props }: InputProps & { field: string }) {
  const id = String(useFormValue(['_id']) ?? '').replace(/^drafts\./, '')
  const type = String(useFormValue(['_type']) ?? '')
  // The schema's own `readOnly` can't see the published version.
  const { draft, published } = useEditState(id, type)
  const help = explainSettled(type, field, published, useStateNow(draft, published))
  if (help === undefined) return props.renderDefault(props as InputProps)
  // Publishing keeps what is live, so that is shown in place of what a draft names; an earlier version shows its own.
  const isOfDraft = JSON.stringify(props.value) === JSON.stringify(draft?.[field])
  const value = (isOfDraft ? published?.[field] : undefined) ?? props.value
  return (
    <Stack gap={3}>
      {props.renderDefault({ ...props, value, readOnly: true } as InputProps)}
      <Card padding={3} radius={2} tone="transparent">
        <Text size={1} muted>
          {help}
        </Text>
      </Card>
    </Stack>
  )
}

/** @returns why a field can't be changed any more; `undefined` while it can. */
function explainSettled(
  type: string,
  field: string,
  published: Dated,
  state: PostState,
): string | undefined {
  if (type !== 'article') {
    const slug = published?.slug as { current?: string } | undefined
    return field === 'slug' && slug?.current ? settledAddress : undefined
  }
  const isLive = state.name.startsWith('live')
  return isLive || (field === 'slug' && published) ? settledFields[field] : undefined
}
