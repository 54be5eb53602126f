import type { PluginOptions } from 'sanity'

/** The documents of which there is exactly one, each under its own name as id. */
export const singletons = [
  'settings',
  'home',
  'servicesPage',
  'contactPage',
  'notices',
  'goodFaithEstimate',
  'privacy',
  'accessibility',
  'hipaaNotice',
  'crisisResources',
] as const

export const isSingleton = (type: string): boolean =>
  singletons.some((singleton) => singleton === type)

/** What can be done with the only one: not doubled, not deleted, not taken off the website. */
const allowedActions = new Set(['publish', 'discardChanges', 'restore'])

/** The Studio has no word for a singleton, so it is kept single by the ways to make another: see also `desk/new-documents.ts`. */
export const singletonActions: NonNullable<
  Extract<NonNullable<PluginOptions['document']>['actions'], (...args: never) => unknown>
> = (actions, { schemaType }) =>
  isSingleton(schemaType)
    ? actions.filter(({ action }) => action !== undefined && allowedActions.has(action))
    : actions
