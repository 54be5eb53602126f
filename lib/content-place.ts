/** The Content Lake that holds the content, and how this server comes to it. */
export type ContentPlace = {
  projectId: string
  dataset: string
  /** Viewer token, for the server only. Absent: only what the lake shows to anyone can be read. */
  readToken: string | undefined
} & (
  | {
      /** The lake of this machine, which stands behind the site at `/lake`. */
      isEmbedded: true
      /** Base address of its API as this server reaches it. */
      apiHost: string
    }
  | {
      isEmbedded: false
      /** Base address of the API for the server and for browsers. `undefined`: Sanity's own, which has the project in its name. */
      apiHost: string | undefined
    }
)

type Variables = {
  NEXT_PUBLIC_SANITY_PROJECT_ID?: string | undefined
  NEXT_PUBLIC_SANITY_DATASET?: string | undefined
  SANITY_API_READ_TOKEN?: string | undefined
  SANITY_API_HOST?: string | undefined
  LAKE_PROJECT_ID: string
  LAKE_DATASET: string
  LAKE_HOST: string
  LAKE_PORT: number
}

const needed =
  'A hosted project needs NEXT_PUBLIC_SANITY_PROJECT_ID, NEXT_PUBLIC_SANITY_DATASET and SANITY_API_READ_TOKEN'

/** @returns one sentence about a hosted project that is named by half; `undefined` when all or nothing is there. */
export function whyIncomplete(values: Variables): string | undefined {
  const names = [
    'NEXT_PUBLIC_SANITY_PROJECT_ID',
    'NEXT_PUBLIC_SANITY_DATASET',
    'SANITY_API_HOST',
  ] as const
  const given = names.filter((name) => values[name] !== undefined)
  const missing = names.slice(0, 2).filter((name) => !given.includes(name))
  if (given.length === 0 || missing.length === 0) return undefined
  const [are, them] = missing.length > 1 ? ['are', 'them'] : ['is', 'it']
  return `${needed}, and ${missing.join(' and ')} ${are} missing. Set ${them}, or remove ${given.join(' and ')} to use the embedded lake.`
}

/** What to say when the project is hosted and there is no token to read it with, or the other way round. */
export const tokenMissing =
  'SANITY_API_READ_TOKEN is missing. Make a viewer token for the project at sanity.io/manage and set it.'
export const tokenAlone = `${needed}, and only the token is set. Set the other two, or remove it to use the embedded lake.`

/** Reads the place of the content from settings that are whole. */
export function readContentPlace(values: Variables): ContentPlace {
  const readToken = values.SANITY_API_READ_TOKEN
  const projectId = values.NEXT_PUBLIC_SANITY_PROJECT_ID
  const dataset = values.NEXT_PUBLIC_SANITY_DATASET
  if (projectId !== undefined && dataset !== undefined) {
    return { projectId, dataset, readToken, isEmbedded: false, apiHost: values.SANITY_API_HOST }
  }
  return {
    projectId: values.LAKE_PROJECT_ID,
    dataset: values.LAKE_DATASET,
    readToken,
    isEmbedded: true,
    apiHost: `http://${loopbackName(values.LAKE_HOST)}:${values.LAKE_PORT}`,
  }
}

/** How a client of `@sanity/client` finds the place. */
export function clientPlace({
  projectId,
  dataset,
  apiHost,
}: Pick<ContentPlace, 'projectId' | 'dataset' | 'apiHost'>) {
  return {
    projectId,
    dataset,
    // Only Sanity's own host has the project in its name.
    ...(apiHost === undefined ? {} : { apiHost, useProjectHostname: false }),
  }
}

/** Where this machine itself reaches a server that listens there. */
export function loopbackName(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
}

/** Whether a host name or address, without a port, means this machine itself. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}
