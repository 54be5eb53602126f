import { orderRankField } from '@sanity/orderable-document-list'
import type { SchemaTypeDefinition } from 'sanity'
import { schemaTypes } from '../schema/index.ts'

/** The schema, with what only a browser can load: a new service takes its place after the last one by itself. */
export const studioTypes: SchemaTypeDefinition[] = schemaTypes.map((type) => {
  if (type.name !== 'service' || !('fields' in type)) return type
  const fields = type.fields.map((field) =>
    field.name === 'orderRank' ? { ...field, ...orderRankField({ type: type.name }) } : field,
  )
  return { ...type, fields } as SchemaTypeDefinition
})
