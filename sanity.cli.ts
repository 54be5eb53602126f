import { defineCliConfig } from 'sanity/cli'

export default defineCliConfig({
  // With a hosted project, its command line (`npx sanity cors add …`) speaks of that one.
  api: {
    projectId: process.env.NEXT_PUBLIC_SANITY_PROJECT_ID || 'nightlight',
    dataset: process.env.NEXT_PUBLIC_SANITY_DATASET || 'production',
  },
  typegen: {
    path: './sanity/schema/**/query.ts',
    schema: './sanity/content/schema.generated.json',
    // The check of scripts/types.ts writes elsewhere and compares.
    generates: process.env.NIGHTLIGHT_TYPES_FILE ?? './sanity/content/types.generated.ts',
    // Queries carry their own types; the client's methods stay as they are.
    overloadClientMethods: false,
  },
})
