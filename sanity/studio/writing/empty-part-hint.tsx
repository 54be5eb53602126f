import { Text } from '@sanity/ui'
import type { BlockProps } from 'sanity'
import { hintFor } from '../desk/new-post-template.ts'
import { isEmptyText } from './fresh-start.ts'

/** A line of a new post; while nothing is written in it, a hint lies behind the cursor. */
export function EmptyPartHint(props: BlockProps) {
  const { value } = props
  const hint = hintFor(value._key)
  if (hint === undefined || !isEmptyText(value)) return props.renderDefault(props)
  return (
    <div style={sharedCell}>
      <div style={inCell}>{props.renderDefault(props)}</div>
      <div contentEditable={false} aria-hidden="true" style={behindTheCursor}>
        <Text muted size={1}>
          <i>{hint}</i>
        </Text>
      </div>
    </div>
  )
}

// One cell for the line and its hint: a hint of two lines, as on a phone, makes room for itself.
const sharedCell = { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' } as const

const inCell = { gridArea: '1 / 1' } as const

const behindTheCursor = {
  ...inCell,
  alignSelf: 'center',
  paddingInlineStart: '0.5rem',
  pointerEvents: 'none',
  userSelect: 'none',
} as const
