import type { CurrentUser, Tool } from 'sanity'
import { inPlainWords } from './pictures/plain-library.tsx'

type Person = Pick<CurrentUser, 'roles'> | null

/** Whether what is for developers shows: only to an administrator who asks for it with `?tools` in the address. */
export function asksForTools(currentUser: Person, search: string): boolean {
  const isAdministrator = currentUser?.roles.some(({ name }) => name === 'administrator') === true
  return isAdministrator && new URLSearchParams(search).has('tools')
}

/** The tools in the Studio's head; the query tool is for developers. */
export function visibleTools(tools: Tool[], currentUser: Person, search: string): Tool[] {
  return asksForTools(currentUser, search) ? tools : tools.filter(({ name }) => name !== 'vision')
}

/** Gives the tools of plugins names in her words. */
export function nameTools(tools: Tool[]): Tool[] {
  return tools.map((tool) =>
    tool.name === 'media'
      ? { ...tool, title: 'Pictures', component: inPlainWords(tool.component) }
      : tool,
  )
}
