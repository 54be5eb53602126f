import { createClient } from '@sanity/client'
import { visionTool } from '@sanity/vision'
import { type Config, defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { backups } from './backups/backups.tsx'
import { newDocumentOptions, templates } from './desk/new-documents.ts'
import { plainHead } from './desk/plain-head.tsx'
import { deskWords } from './desk/words.ts'
import { resolveDocumentActions, resolveDocumentBadges } from './document-actions.ts'
import { foundOrShared } from './found-or-shared/found-or-shared.tsx'
import { guide } from './guide/guide.ts'
import { renderInput } from './inputs/settled-once-live.tsx'
import { pasting } from './paste/pasting.ts'
import { assetSources, pictures } from './pictures/pictures.ts'
import { presentation } from './preview/presentation.ts'
import { services } from './services/services.tsx'
import { createStreamFetch } from './stream-fetch.ts'
import { structure } from './structure.ts'
import { studioTypes } from './studio-types.ts'
import { nameTools, visibleTools } from './tools.ts'
import { LayoutWithRefusals } from './uploads/refusal-dialog.tsx'
import { writing } from './writing/writing.ts'

export type StudioSettings = {
  projectId: string
  dataset: string
  /** Base address of a lake of one's own as the browser reaches it; `undefined` for Sanity's. */
  apiHost: string | undefined
  /** The website's public origin. */
  siteUrl: string
}

const off = { enabled: false }

/**
 * The stock Studio with our schema and desk, pointed at a lake by settings that are known when it starts, not when it
 * is built.
 */
export function createStudioConfig({
  projectId,
  dataset,
  apiHost,
  siteUrl,
}: StudioSettings): Config {
  return defineConfig({
    name: 'default',
    title: 'Nightlight',
    subtitle: new URL(siteUrl).host,
    basePath: '/studio',
    projectId,
    dataset,
    plugins: [
      structureTool({ title: 'Write', structure }),
      visionTool({ title: 'Queries' }),
      pasting(),
      pictures(),
      writing(),
      services(),
      guide(),
      plainHead(),
      ...(apiHost === undefined ? [] : [backups()]),
      presentation(),
      foundOrShared({ projectId, dataset, apiHost, siteUrl }),
    ],
    schema: { types: studioTypes, templates },
    document: {
      actions: resolveDocumentActions,
      badges: resolveDocumentBadges,
      newDocumentOptions,
      comments: off,
      // “Copy field” and “Paste field” beside every field: one more choice, and the first thing that would have the focus.
      unstable_fieldActions: () => [],
    },
    form: {
      components: { input: renderInput },
      image: { assetSources },
      file: { assetSources },
    },
    i18n: { bundles: deskWords },
    studio: { components: { layout: LayoutWithRefusals } },
    tools: (tools, { currentUser }) =>
      visibleTools(nameTools(tools), currentUser, window.location.search),
    // Plain GROQ, which every lake understands.
    search: { strategy: 'groqLegacy' },
    // What a plan would have to be bought for: a therapist should never meet a paywall in her own house.
    scheduledPublishing: off,
    scheduledDrafts: off,
    releases: off,
    tasks: off,
    announcements: off,
    mediaLibrary: off,
    apps: { canvas: off },
    ...(apiHost === undefined ? {} : ownLake(apiHost)),
  })
}

/** What differs with a lake of one's own: its address, its sign-in, and one socket instead of many streams. */
function ownLake(apiHost: string) {
  const streamFetch = createStreamFetch(apiHost)
  return {
    apiHost,
    auth: {
      loginMethod: 'token' as const,
      redirectOnSingle: true,
      providers: [{ name: 'local', title: 'This computer', url: `${apiHost}/v1/auth/login/local` }],
    },
    unstable_clientFactory: (options: Parameters<typeof createClient>[0]) =>
      createClient({
        ...options,
        apiHost,
        // The project is no part of the host's name here.
        useProjectHostname: false,
        resolveFetch: () => streamFetch,
      }),
  }
}
