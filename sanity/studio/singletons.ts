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

/** Written by the house itself, never by hand. */
const isMadeByTheHouse = (type: string) => type === 'retiredAddress'

const isSingleton = (type: string) => singletons.some((singleton) => singleton === type)

/** What can be done with the only one: not doubled, not deleted, not taken off the website. */
const allowedActions = new Set(['publish', 'discardChanges', 'restore'])

/** The Studio has no word for a singleton, so it is kept single by its three ways to make another. */
export const singletonActions: NonNullable<
  Extract<NonNullable<PluginOptions['document']>['actions'], (...args: never) => unknown>
> = (actions, { schemaType }) =>
  isSingleton(schemaType)
    ? actions.filter(({ action }) => action !== undefined && allowedActions.has(action))
    : actions

export const singletonNewDocumentOptions: NonNullable<
  NonNullable<PluginOptions['document']>['newDocumentOptions']
> = (items) =>
  items.filter(({ templateId }) => !isSingleton(templateId) && !isMadeByTheHouse(templateId))

export const singletonTemplates: Extract<
  NonNullable<NonNullable<PluginOptions['schema']>['templates']>,
  (...args: never) => unknown
> = (templates) => templates.filter(({ schemaType }) => !isSingleton(schemaType))
