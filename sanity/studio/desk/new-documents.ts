import type { PluginOptions } from 'sanity'
import { isSingleton } from '../singletons.ts'
import { newPostTemplate } from './new-post-template.ts'
import { places } from './places.ts'

/** What she can add, in this order: posts first, then what stands on the desk more than once. */
const creatable = [
  newPostTemplate.id,
  ...places.map(({ type }) => type).filter((type) => !isSingleton(type)),
]

/** The menus that offer something new: neither what there is only one of nor what the house writes itself. */
export const newDocumentOptions: NonNullable<
  NonNullable<PluginOptions['document']>['newDocumentOptions']
> = (items) => creatable.flatMap((id) => items.filter(({ templateId }) => templateId === id))

/**
 * A post begins like the sample, wherever it is begun: the Studio takes a type's template by itself only when there is one
 * alone. What there is only one of keeps its own, which holds the first words that stand in it.
 */
export const templates: Extract<
  NonNullable<NonNullable<PluginOptions['schema']>['templates']>,
  (...args: never) => unknown
> = (known) => [
  ...known.filter(({ schemaType }) => schemaType !== newPostTemplate.schemaType),
  newPostTemplate,
]
