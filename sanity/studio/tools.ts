import type { CurrentUser, Tool } from 'sanity'

/**
 * The tools in the Studio's head. The query tool is for developers: it shows only to an administrator who asks for it
 * with `?tools` in the address.
 */
export function visibleTools(
  tools: Tool[],
  currentUser: Pick<CurrentUser, 'roles'> | null,
  search: string,
): Tool[] {
  const isAdministrator = currentUser?.roles.some(({ name }) => name === 'administrator') === true
  const isAsked = new URLSearchParams(search).has('tools')
  return isAdministrator && isAsked ? tools : tools.filter(({ name }) => name !== 'vision')
}

/** Gives the tools of plugins names in her words. */
export function nameTools(tools: Tool[]): Tool[] {
  return tools.map((tool) => (tool.name === 'media' ? { ...tool, title: 'Pictures' } : tool))
}
