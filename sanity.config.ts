import { defineConfig } from 'sanity'
import { schemaTypes } from './sanity/schema/index.ts'

/**
 * What the command line of Sanity needs to know: the schema and nothing else. The Studio that people open is made by
 * `sanity/studio/studio-config.ts`, which learns project, dataset and lake when it starts.
 */
export default defineConfig({
  projectId: 'nightlight',
  dataset: 'production',
  schema: { types: schemaTypes },
})
