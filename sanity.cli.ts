import { defineCliConfig } from 'sanity/cli'

export default defineCliConfig({
  api: { projectId: 'nightlight', dataset: 'production' },
  typegen: {
    path: './sanity/schema/**/query.ts',
    schema: './sanity/content/schema.generated.json',
    generates: './sanity/content/types.generated.ts',
    // Queries carry their own types; the client's methods stay as they are.
    overloadClientMethods: false,
  },
})
