import { definePlugin, type LayoutProps, useCurrentUser } from 'sanity'
import { asksForTools } from '../tools.ts'

/**
 * The vendor's own menus: help for developers, with a dot that wants this Studio to be registered with the vendor, and
 * links to a project's administration. The Studio has no setting for them.
 */
const vendorMenus =
  '[data-testid="button-resources-menu"], a[href*="/manage/project/"] { display: none }'

/** The Studio's head with nothing in it that is for developers, unless one asks. */
export const plainHead = definePlugin({
  name: 'plain-head',
  studio: { components: { layout: PlainHead } },
})

function PlainHead(props: LayoutProps) {
  const isForDeveloper = asksForTools(useCurrentUser(), window.location.search)
  return (
    <>
      {!isForDeveloper && <style>{vendorMenus}</style>}
      {props.renderDefault(props)}
    </>
  )
}
