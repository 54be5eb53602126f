import {
  OrderableDocumentList,
  orderableDocumentListDeskItem,
} from '@sanity/orderable-document-list'
import { type ComponentProps, type ComponentType, useEffect, useState } from 'react'
import type { ListItem, StructureBuilder, StructureResolverContext } from 'sanity/structure'
import { rankUnranked } from './rank-unranked.ts'

type OrderedListProps = {
  S: StructureBuilder
  context: StructureResolverContext
  type: string
  title: string
  icon: ComponentType
}

/** What the plugin calls its menu items, and how she would say it. What isn't named here she doesn't need. */
const menuWords: Record<string, string> = {
  'Toggle Increments': 'Move with arrows instead of dragging',
}

type MenuItem = { title?: string; intent?: unknown }

/** A list whose order is that of the website, changed by dragging. */
export function orderedList({ S, context, type, title, icon }: OrderedListProps): ListItem {
  const item = orderableDocumentListDeskItem({ S, context, type, title, icon, id: type })
  const child = item.child as { menuItems?: MenuItem[] }
  const menuItems = (child.menuItems ?? []).flatMap((menuItem) => {
    const words = menuWords[menuItem.title ?? '']
    if (words !== undefined) return [{ ...menuItem, title: words }]
    return menuItem.intent === undefined ? [] : [{ ...menuItem, title: 'Add another' }]
  })
  const ownChild = Object.assign(child, { title, menuItems, component: RankedList })
  return { ...item, child: ownChild as unknown as NonNullable<ListItem['child']> }
}

/** The plugin's list can't move what has no rank, so everything has one before it is drawn. */
function RankedList(props: ComponentProps<typeof OrderableDocumentList>) {
  const [isRanked, setRanked] = useState(false)
  const { client, type } = props.options
  useEffect(() => {
    let isHere = true
    rankUnranked(client, type)
      // Without it the list still opens, and what has no rank lies still.
      .catch(() => {})
      .finally(() => isHere && setRanked(true))
    return () => {
      isHere = false
    }
  }, [client, type])
  return isRanked ? <OrderableDocumentList {...props} /> : null
}
