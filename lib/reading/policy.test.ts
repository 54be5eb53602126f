import type { ContentPlace } from '#lib/content-place.ts'
import { previewPolicy, studioPolicy } from './policy.ts'

const siteUrl = 'https://www.example.com'
const place = { projectId: 'abc123', dataset: 'posts', readToken: 'secret' }
const embedded: ContentPlace = { ...place, isEmbedded: true, apiHost: 'http://127.0.0.1:3010' }
const sanitys: ContentPlace = { ...place, isEmbedded: false, apiHost: undefined }
const elsewhere: ContentPlace = {
  ...place,
  isEmbedded: false,
  apiHost: 'https://lake.example.com/lake',
}

const read = (policy: string, directive: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1)

it.each([
  ['the embedded lake', embedded, [], ["'self'", 'data:', 'blob:']],
  [
    'Sanity’s lake',
    sanitys,
    ['https://abc123.api.sanity.io', 'wss://abc123.api.sanity.io'],
    expect.arrayContaining(['https://cdn.sanity.io']),
  ],
  [
    'a lake elsewhere',
    elsewhere,
    ['https://lake.example.com', 'wss://lake.example.com'],
    ["'self'", 'data:', 'blob:', 'https://lake.example.com'],
  ],
])('Studio and previews may connect to %s and no other', (_, sanity, hosts, pictures) => {
  const studio = studioPolicy({ siteUrl, sanity })
  expect(read(studio, 'connect-src')).toEqual(expect.arrayContaining(["'self'", ...hosts]))
  expect(read(studio, 'img-src')).toEqual(pictures)
  const preview = previewPolicy({ siteUrl, sanity }, 'mark')
  expect(read(preview, 'connect-src')).toEqual(["'self'", 'wss://www.example.com', ...hosts])
  if (sanity.apiHost !== undefined) expect(studio + preview).not.toContain('sanity.io')
  expect(studio + preview).not.toContain('127.0.0.1')
})
