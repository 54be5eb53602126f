import { defineCliConfig } from 'sanity/cli'

export default defineCliConfig({
  api: { projectId: 'nightlight', dataset: 'production' },
  typegen: {
    path: './sanity/schema/**/query.ts',
    schema: './sanity/content/schema.generated.json',
    // The check of scripts/types.ts writes elsewhere and compares.
    generates: process.env.NIGHTLIGHT_TYPES_FILE ?? './sanity/content/types.generated.ts',
    // Queries carry their own types; the client's methods stay as they are.
    overloadClientMethods: false,
  },
})
