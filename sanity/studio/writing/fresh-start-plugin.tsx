import { BehaviorPlugin } from '@portabletext/editor/plugins'
import type { PortableTextPluginsProps } from 'sanity'
import { freshStart } from './fresh-start.ts'

const behaviors = [freshStart]

/** What the Studio's editor does by itself, and room for a text that is pasted into a new post. */
export function FreshStartPlugin(props: PortableTextPluginsProps) {
  return (
    <>
      {props.renderDefault(props)}
      <BehaviorPlugin behaviors={behaviors} />
    </>
  )
}
