import type { List } from '#lib/views.ts'
import { Text } from './text.tsx'

export function TextList({ list }: { list: List }) {
  const Element = list.kind === 'number' ? 'ol' : 'ul'
  return (
    <Element>
      {list.items.map((item) => (
        <li key={item.key}>
          <Text spans={item.spans} />
          {item.children && <TextList list={item.children} />}
        </li>
      ))}
    </Element>
  )
}
