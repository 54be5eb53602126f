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
    <div style={{ position: 'relative' }}>
      {props.renderDefault(props)}
      <div contentEditable={false} aria-hidden="true" style={behindTheCursor}>
        <Text muted size={1}>
          <i>{hint}</i>
        </Text>
      </div>
    </div>
  )
}

const behindTheCursor = {
  position: 'absolute',
  inset: 0,
  display: 'flex',
  alignItems: 'center',
  paddingInlineStart: '0.5rem',
  pointerEvents: 'none',
  userSelect: 'none',
  opacity: 0.75,
} as const
