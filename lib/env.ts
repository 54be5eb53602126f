import path from 'node:path'
import { z } from 'zod'
import { isMailAddress } from './contact-form/mail-address.ts'
import { type MailSettings, readMailServer } from './contact-form/mail-settings.ts'
import {
  type ContentPlace,
  loopbackName,
  readContentPlace,
  whyIncomplete,
} from './content-place.ts'

const port = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .transform(Number)
    .refine((number) => Number.isInteger(number) && number >= 1 && number <= 65535)

const origin = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((value) => new URL(value).pathname === '/' && !new URL(value).search)
  .transform((value) => new URL(value).origin)

/** Where an API stands: a path may follow, such as that of a lake behind its own site. */
const address = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((value) => /^https?:\/\/[^@?#]+$/.test(value))
  .transform((value) => value.replace(/\/+$/, ''))

const projectId = z.string().regex(/^[a-z0-9-]+$/)
const dataset = z.string().regex(/^[a-z0-9_-]+$/)

const variables = z.object({
  PORT: port(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_URL: origin.optional(),
  LAKE_PORT: port(3010),
  LAKE_HOST: z.string().min(1).default('127.0.0.1'),
  LAKE_DIR: z.string().min(1).default('.nightlight'),
  LAKE_PROJECT_ID: projectId.default('nightlight'),
  LAKE_DATASET: dataset.default('production'),
  NEXT_PUBLIC_SANITY_PROJECT_ID: projectId.optional(),
  NEXT_PUBLIC_SANITY_DATASET: dataset.optional(),
  SANITY_API_READ_TOKEN: z.string().min(1).optional(),
  SANITY_API_HOST: address.optional(),
  PICTURE_KEY: z.string().min(16).optional(),
  PREVIEW_KEY: z.string().min(16).optional(),
  SEARCH_ENGINES: z.enum(['on', 'off']).default('on'),
  CONTACT_KEY: z.string().min(16).optional(),
  REQUEST_LOG: z.enum(['on', 'off']).default('off'),
  METRICS_PORT: port(0).optional(),
  SMTP_URL: z
    .string()
    .transform(readMailServer)
    .refine((server) => server !== undefined)
    .optional(),
  CONTACT_TO: z.string().refine(isMailAddress).optional(),
  CONTACT_FROM: z.string().refine(isMailAddress).optional(),
})

const remedies: Record<keyof z.input<typeof variables>, string> = {
  PORT: 'PORT must be a whole number from 1 to 65535, for example PORT=3000.',
  HOST: 'HOST must be an address to listen on, for example HOST=127.0.0.1.',
  SITE_URL:
    'SITE_URL must be the public origin with no path, for example SITE_URL=https://www.example.com.',
  LAKE_PORT: 'LAKE_PORT must be a whole number from 1 to 65535, for example LAKE_PORT=3010.',
  LAKE_HOST: 'LAKE_HOST must be an address to listen on, for example LAKE_HOST=127.0.0.1.',
  LAKE_DIR: 'LAKE_DIR must be a folder, for example LAKE_DIR=.nightlight.',
  LAKE_PROJECT_ID:
    'LAKE_PROJECT_ID must be of small letters, digits and hyphens, for example LAKE_PROJECT_ID=nightlight.',
  LAKE_DATASET:
    'LAKE_DATASET must be of small letters, digits, hyphens and underscores, for example LAKE_DATASET=production.',
  NEXT_PUBLIC_SANITY_PROJECT_ID:
    'NEXT_PUBLIC_SANITY_PROJECT_ID must be the id from sanity.io/manage: small letters, digits and hyphens.',
  NEXT_PUBLIC_SANITY_DATASET:
    'NEXT_PUBLIC_SANITY_DATASET must be a dataset name: small letters, digits, hyphens and underscores.',
  SANITY_API_READ_TOKEN: 'SANITY_API_READ_TOKEN must be a viewer token.',
  SANITY_API_HOST:
    'SANITY_API_HOST must be the address of a Content Lake, for example SANITY_API_HOST=https://lake.example.com.',
  PICTURE_KEY: 'PICTURE_KEY must be a secret of at least 16 characters.',
  PREVIEW_KEY: 'PREVIEW_KEY must be a secret of at least 16 characters.',
  SEARCH_ENGINES:
    'SEARCH_ENGINES must be on or off, for example SEARCH_ENGINES=off for a site that is only tried out.',
  CONTACT_KEY: 'CONTACT_KEY must be a secret of at least 16 characters.',
  REQUEST_LOG: 'REQUEST_LOG must be on or off, for example REQUEST_LOG=on.',
  METRICS_PORT:
    'METRICS_PORT must be a whole number from 1 to 65535, for example METRICS_PORT=9464.',
  SMTP_URL:
    'SMTP_URL must be the address of a mail server, for example SMTP_URL=smtps://user:password@smtp.example.com:465. In user and password, write %40 for @ and %3A for a colon.',
  CONTACT_TO: 'CONTACT_TO must be one mail address, for example CONTACT_TO=hello@example.com.',
  CONTACT_FROM:
    'CONTACT_FROM must be one mail address, for example CONTACT_FROM=hello@example.com.',
}

/** Settings whose value is never repeated: what is wrong with a secret may still give it away, and the message goes to a log. */
const isSecret = (name: string) => /_(KEY|TOKEN)$|^SMTP_URL$/.test(name)

/** A setting that cannot be used; the message is one sentence that names the variable. */
export class SettingError extends Error {
  override name = 'SettingError'
}

export type Settings = {
  port: number
  host: string
  /** Public origin without a trailing slash, such as `http://localhost:3000`. */
  siteUrl: string
  lakePort: number
  lakeHost: string
  /** Absolute path of the data folder. */
  lakeDir: string
  /** Signs addresses of pictures. `undefined`: the server finds or makes one. */
  pictureKey?: string | undefined
  /** Seals previews and shared links. `undefined`: the server finds or makes one. */
  previewKey?: string | undefined
  /** False for a site that is only tried out: it asks search engines to list nothing of it. */
  isListed: boolean
  /** Signs the contact form's tokens. `undefined`: the server finds or makes one. */
  contactKey?: string | undefined
  /** Whether each request leaves a line on standard output. */
  logsRequests: boolean
  /** Where figures are shown to programs on this machine. Absent: nowhere. */
  metricsPort?: number | undefined
  /** Absent: the contact form can't be offered. */
  mail?: MailSettings | undefined
  /** The embedded lake, unless a hosted project is named. */
  sanity: ContentPlace
}

/**
 * Reads the settings from the environment; every one has a default. Read at start, never inlined by the build.
 * @throws {SettingError} when a variable has a value that cannot be used; the message names it and the fix.
 */
export function readSettings(
  environment: Record<string, string | undefined> = process.env,
): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof remedies
    const now = isSecret(name) ? '' : ` It is "${given[name]}" now.`
    throw new SettingError(remedies[name] + now)
  }
  const values = parsed.data
  const incomplete = whyIncomplete(values)
  if (incomplete !== undefined) throw new SettingError(incomplete)
  const sanity = readContentPlace(values)
  const shared = findShared([
    ['PORT', values.PORT],
    ...(sanity.isEmbedded ? [['LAKE_PORT', values.LAKE_PORT] as const] : []),
    ['METRICS_PORT', values.METRICS_PORT],
  ])
  if (shared) {
    throw new SettingError(
      `${shared.names.join(' and ')} are both ${shared.port}. Give one of them another number.`,
    )
  }
  return {
    port: values.PORT,
    host: values.HOST,
    siteUrl: values.SITE_URL ?? `http://${nameForPeople(values.HOST)}:${values.PORT}`,
    lakePort: values.LAKE_PORT,
    lakeHost: values.LAKE_HOST,
    lakeDir: path.resolve(values.LAKE_DIR),
    pictureKey: values.PICTURE_KEY,
    previewKey: values.PREVIEW_KEY,
    isListed: values.SEARCH_ENGINES === 'on',
    contactKey: values.CONTACT_KEY,
    logsRequests: values.REQUEST_LOG === 'on',
    metricsPort: values.METRICS_PORT,
    mail: values.SMTP_URL && {
      ...values.SMTP_URL,
      from: values.CONTACT_FROM ?? values.SMTP_URL.from,
      to: values.CONTACT_TO,
    },
    sanity,
  }
}

/** @returns the first port that two settings name. */
function findShared(ports: (readonly [name: string, port: number | undefined])[]) {
  for (const [index, [name, port]] of ports.entries()) {
    const other = ports.slice(index + 1).find((later) => port !== undefined && later[1] === port)
    if (other) return { names: [name, other[0]], port }
  }
  return undefined
}

/** Where people reach a server that listens there: this machine has a name for its own addresses. */
function nameForPeople(host: string): string {
  const isOwn = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  return isOwn ? 'localhost' : loopbackName(host)
}
