/** A request as bytes on a connection. One that may not be complete needs no answer: the lake may hang up on it. */
export type OddRequest = { kind: string; bytes: Buffer; isComplete: boolean }

type Random = () => number
type Make = (random: Random, token: string) => Buffer

const version = '/v2025-02-19'
const dataset = 'production'
const queryPath = `${version}/data/query/${dataset}`
const mutatePath = `${version}/data/mutate/${dataset}`
const actionsPath = `${version}/data/actions/${dataset}`

const paths = [
  '/',
  '/v1/ping',
  '/v1/users/me',
  '/v1/users/me/keyvalue/a',
  '/v1/auth/providers',
  '/v1/auth/fetch?sid=x',
  '/v1/auth/login/local?origin=x',
  '/v1/projects/nightlight',
  '/v1/projects/nightlight/datasets',
  '/v1/socket/production',
  '/v1/streams',
  queryPath,
  mutatePath,
  actionsPath,
  `${version}/data/doc/${dataset}/a,drafts.a`,
  `${version}/data/export/${dataset}`,
  `${version}/data/listen/${dataset}`,
  `${version}/data/live/events/${dataset}`,
  `${version}/data/history/${dataset}/documents/a`,
  `${version}/data/history/${dataset}/transactions/a`,
  `${version}/data/history/${dataset}/events/documents/a`,
  `${version}/data/history/${dataset}/transactions`,
  `${version}/assets/images/${dataset}`,
  `${version}/assets/files/${dataset}`,
  '/images/nightlight/production/0000000000000000000000000000000000000000-10x10.png',
  '/files/nightlight/production/0000000000000000000000000000000000000000.pdf',
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']
const oddTexts = [
  ...['', '\0', 'a\0b', '../../etc/passwd', '%', '%00', '%2e%2e%2f', '💥', '\ud800', '-1', '1e999'],
  ...['NaN', '[object Object]', '__proto__', 'constructor', '{}', '[]', 'null', '"', "'", '\\'],
  ...['drafts.', '.', '..', 'versions..a', '-a', 'a'.repeat(200), '*[', '$x', '9007199254740993'],
]
const oddValues: unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, '', 'a', [], {}, [[]], [null], { a: null }, '\0', '\ud800'],
  ...[{ _id: 'a' }, { id: 'a' }, { _type: 'a' }, { _ref: 'missing' }, { _ref: 7 }, [1, 'a', {}]],
  ...[{ constructor: {} }, { hasOwnProperty: 1 }, { toString: null }, { length: -1 }, 'drafts.a'],
]
const queries = [
  ...['*', '*[', '', ' ', '1/0', '*[_type == $type]', '*[0...1e9]', '*|order(a desc)', '{"a":*}'],
  ...['*[_id in $ids]', 'count(*)', '*[a match $a]', '*{..., "b": ^.^.^}', 'string::split("a","")'],
  ...['*[references($id)]', 'now()', 'dateTime("x")', '*[_type match "a**b"]', 'array::join(1, 2)'],
  ...['"\\u{110000}"', '*[]->[]->[]->', 'math::sum(*)', '*[text::query("-")]', '$a.b[0..$c]', '@'],
  ...['pt::text(*)', '*[_id in path("**")]', 'global::x()', '*[identity() == 1]', '// only words'],
  ...[
    'round(1, 1e9)',
    '"a" * 2',
    '*[score(1)]',
    '*|score(a match "b")',
    'select(a => )',
    '..',
    '{{',
  ],
]
const operations = [
  ...['create', 'createOrReplace', 'createIfNotExists', 'delete', 'patch', 'explode', '__proto__'],
]
const operators = [
  'set',
  'setIfMissing',
  'unset',
  'inc',
  'dec',
  'insert',
  'diffMatchPatch',
  'merge',
]
const patchPaths = [
  ...[
    'a',
    'a.b',
    'list[0]',
    'list[-1]',
    'list[0:3]',
    'list[_key=="x"]',
    '..a',
    'a[',
    '',
    '[]',
    '_id',
  ],
  ...['_type', '_rev', '__proto__.x', 'constructor.prototype.x', 'list[0:1000000000]', "['\0']"],
  ...['a'.repeat(5000), 'list[99999999]', '..[0]..[1]', 'a[b>1,c<2]', '$', '@', 'list[::]'],
]
const actionTypes = [
  ...['document.create', 'document.edit', 'document.publish', 'document.unpublish'],
  ...['document.delete', 'document.discard', 'document.replaceDraft', 'document.version.create'],
  ...['document.version.discard', 'document.version.replace', 'document.version.unpublish'],
  ...['release.create', 'release.publish', 'variant.create', 'explode', '__proto__', 'toString'],
]
const pictureParameters = [
  ...['w', 'h', 'max-w', 'min-h', 'rect', 'fit', 'crop', 'fp-x', 'fp-y', 'fm', 'q', 'auto', 'dpr'],
  ...['blur', 'sharp', 'sat', 'invert', 'or', 'flip', 'bg', 'pad', 'dl', 'frame', 'explode'],
]
const pictureValues = [
  ...[
    '1',
    '0',
    '-5',
    '5000',
    '5001',
    '1e9',
    'NaN',
    '0,0,1,1',
    '9,9,0,0',
    '-1,-1,5,5',
    'crop',
    'max',
  ],
  ...[
    'fillmax',
    'webp',
    'avif',
    'svg',
    'format',
    '90',
    '45',
    'hv',
    'ff0000',
    'zz',
    '',
    '3',
    '0.001',
  ],
]

/** How each kind of odd request is made. */
const kinds: Record<string, Make> = {
  'any method anywhere': (random, token) =>
    http(pick(random, methods), pick(random, paths), { token: maybe(random, token) }),
  'odd parameters': (random, token) => {
    const names = [
      'query',
      'perspective',
      '$a',
      '$',
      'limit',
      'time',
      'revision',
      'types',
      'nextCursor',
    ]
    const search = many(random, 4, () => `${pick(random, names)}=${odd(random)}`).join('&')
    return http('GET', `${pick(random, paths)}?${search}`, { token })
  },
  'odd addresses': (random, token) =>
    http('GET', `${pick(random, paths)}/${odd(random)}${random() < 0.5 ? `/${odd(random)}` : ''}`, {
      token,
    }),
  'odd queries': (random, token) => {
    const query = many(random, 2, () => pick(random, queries)).join(
      pick(random, [' ', '.', '|', '']),
    )
    const params = { type: pick(random, oddValues), ids: pick(random, oddValues), a: 'x', c: 1 }
    if (random() < 0.5) return post(queryPath, token, { query, params })
    const search = `query=${encodeURIComponent(query)}&$type=${odd(random)}&perspective=${odd(random)}`
    return http('GET', `${queryPath}?${search}`, { token })
  },
  'deep nesting': (random, token) => {
    const depth = pick(random, [50, 150, 5_000, 100_000])
    const [opening, closing] = pick(random, [
      ['[', ']'],
      ['{"a":', '}'],
      ['(', ')'],
      ['-', ''],
    ] as const)
    const deep = `${opening.repeat(depth)}1${closing.repeat(depth)}`
    return pick(random, [
      () => post(queryPath, token, { query: deep }),
      () => post(queryPath, token, `{"query":"$a","params":{"a":${deep}}}`),
      () => post(mutatePath, token, `{"mutations":[{"create":{"_type":"a","a":${deep}}}]}`),
      () => post(`${mutatePath}?autoGenerateArrayKeys=true`, token, `{"mutations":${deep}}`),
      () => post(actionsPath, token, `{"actions":[{"actionType":"x","document":${deep}}]}`),
      () => http('GET', `${queryPath}?query=$a&$a=${deep.slice(0, 8_000)}`, { token }),
    ])()
  },
  'bad bodies': (random, token) => {
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '1',
      '"a"',
      '{"mutations":1}',
      '{"mutations":[',
      '{"a":\0}',
    ]
    const bad = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
    const body = random() < 0.3 ? bad : pick(random, bodies)
    return post(pick(random, [queryPath, mutatePath, actionsPath, '/v1/auth/logout']), token, body)
  },
  'malformed mutations': (random, token) => {
    const mutations = many(random, 3, () => randomMutation(random))
    const search = `returnDocuments=true&autoGenerateArrayKeys=${random() < 0.5}&dryRun=${random() < 0.2}`
    const transactionId = random() < 0.2 ? { transactionId: pick(random, oddValues) } : {}
    return post(`${mutatePath}?${search}`, token, { mutations, ...transactionId })
  },
  'malformed actions': (random, token) => {
    const actions = many(random, 2, () => randomAction(random))
    return post(actionsPath, token, { actions, dryRun: pick(random, [true, false, 'x']) })
  },
  'picture parameters': (random, token) => {
    const search = many(
      random,
      4,
      () => `${pick(random, pictureParameters)}=${pick(random, pictureValues)}`,
    )
    return http('GET', `{picture}?${search.join('&')}`, { token: maybe(random, token) })
  },
  'odd uploads': (random, token) => {
    const heads = [
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff\xe0',
      'GIF89a',
      'RIFF\x10\0\0\0WEBP',
      '<svg>',
      '',
    ]
    const body = Buffer.from(`${pick(random, heads)}${'x'.repeat(random() * 300)}`, 'latin1')
    const room = pick(random, ['images', 'files'])
    return post(`${version}/assets/${room}/${dataset}?filename=${odd(random)}`, token, body)
  },
  'odd headers': (random, token) => {
    const names = [
      'accept',
      'x-sanity-project-id',
      'origin',
      'last-event-id',
      'if-none-match',
      'range',
    ]
    const lines = many(random, 4, () => `${pick(random, names)}: ${header(random)}`)
    return raw(`GET ${pick(random, paths)} HTTP/1.1`, [...lines, `authorization: Bearer ${token}`])
  },
  'not quite HTTP': (random, token) =>
    pick(random, [
      () => raw(`GET ${pick(random, paths)} HTTP/1.1`, [`x: ${'y'.repeat(40_000)}`]),
      () => raw(`GET /${'a'.repeat(20_000)} HTTP/1.1`, []),
      () => raw(`GET http://elsewhere.example${pick(random, paths)} HTTP/1.1`, []),
      () => raw(`GET http://[:: HTTP/1.1`, []),
      () => raw(`GET * HTTP/1.1`, []),
      () => raw(`CONNECT elsewhere.example:443 HTTP/1.1`, []),
      () => raw(`GET ${pick(random, paths)}\0 HTTP/1.1`, []),
      () => raw(`GET ${pick(random, paths)} HTTP/9.9`, []),
      () => raw(`POST ${mutatePath} HTTP/1.1`, ['content-length: -1']),
      () => raw(`POST ${mutatePath} HTTP/1.1`, ['content-length: 5', 'transfer-encoding: chunked']),
      () => raw(`POST ${mutatePath} HTTP/1.1`, [`authorization: Bearer ${token}`, 'expect: x']),
      () => raw(`GET /v1/streams HTTP/1.1`, ['upgrade: websocket', 'connection: upgrade']),
      () => raw(`GET /v1/ping HTTP/1.1`, ['upgrade: h2c', 'connection: upgrade']),
      () =>
        Buffer.from(many(random, 60, () => String.fromCharCode(random() * 256)).join(''), 'latin1'),
      () => Buffer.from('\r\n\r\n\r\n'),
    ])(),
}

/** A random request that no honest client would send. `picture` is the path of a picture that the lake has. */
export function makeOddRequest(random: () => number, token: string, picture: string): OddRequest {
  const kind = pick(random, Object.keys(kinds))
  const made = kinds[kind]?.(random, token) ?? Buffer.alloc(0)
  const text = made.toString('latin1').replace('{picture}', picture)
  return { kind, bytes: Buffer.from(text, 'latin1'), isComplete: kind !== 'not quite HTTP' }
}

function randomMutation(random: Random): unknown {
  if (random() < 0.1) return pick(random, oddValues)
  const operation = pick(random, operations)
  const target: Record<string, unknown> =
    operation === 'patch' || operation === 'delete'
      ? pick(random, [
          { id: 'fuzzed' },
          { query: pick(random, queries) },
          { id: pick(random, oddTexts) },
        ])
      : {
          _id: pick(random, ['fuzzed', 'drafts.fuzzed', ...oddTexts]),
          _type: 'a',
          list: [1, {}, []],
        }
  const patch = many(random, 2, () => [pick(random, operators), randomOperands(random)])
  const extra = operation === 'patch' ? Object.fromEntries(patch) : { a: pick(random, oddValues) }
  const odd =
    random() < 0.2
      ? { [pick(random, ['_id', '_type', 'id', 'query'])]: pick(random, oddValues) }
      : {}
  return { [operation]: { ...target, ...extra, ...odd } }
}

function randomOperands(random: Random): unknown {
  const path = pick(random, patchPaths)
  return pick<() => unknown>(random, [
    () => ({ [path]: pick(random, oddValues) }),
    () => [path, pick(random, oddValues)],
    () => ({
      [pick(random, ['before', 'after', 'replace'])]: path,
      items: pick(random, oddValues),
    }),
    () => ({ [path]: '@@ -1,9 +1,9 @@\n-a\n+b\n' }),
    () => pick(random, oddValues),
  ])()
}

function randomAction(random: Random): unknown {
  if (random() < 0.1) return pick(random, oddValues)
  const fields = [
    'publishedId',
    'draftId',
    'versionId',
    'attributes',
    'document',
    'patch',
    'baseId',
  ]
  const usual: Record<string, unknown> = {
    publishedId: 'fuzzed',
    draftId: 'drafts.fuzzed',
    versionId: 'versions.r1.fuzzed',
    baseId: 'fuzzed',
    attributes: { _id: 'drafts.fuzzed', _type: 'a' },
    document: { _id: 'versions.r1.fuzzed', _type: 'a' },
    includeDrafts: ['drafts.fuzzed'],
    ifExists: 'ignore',
    patch: { [pick(random, operators)]: randomOperands(random) },
  }
  const odd = many(random, 2, () => [pick(random, fields), pick(random, oddValues)])
  const kept = random() < 0.5 ? [] : odd
  return {
    actionType: `sanity.action.${pick(random, actionTypes)}`,
    ...usual,
    ...Object.fromEntries(kept),
  }
}

function post(path: string, token: string, body: object | string): Buffer {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return http('POST', path, { token, body: Buffer.from(text) })
}

function http(
  method: string,
  path: string,
  { token, body }: { token?: string | undefined; body?: Buffer },
): Buffer {
  const lines = [
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    ...(body ? [`content-length: ${body.length}`, 'content-type: application/json'] : []),
  ]
  return Buffer.concat([raw(`${method} ${path} HTTP/1.1`, lines), body ?? Buffer.alloc(0)])
}

function raw(first: string, lines: string[]): Buffer {
  return Buffer.from(
    `${[first, 'host: localhost', 'connection: close', ...lines].join('\r\n')}\r\n\r\n`,
  )
}

/** Text for an address: as it is in one of three cases, encoded otherwise. */
function odd(random: Random): string {
  const text = pick(random, oddTexts)
  return random() < 0.3 ? text.replace(/[\s\0]/g, '%00') : encodeURIComponent(text.toWellFormed())
}

function header(random: Random): string {
  return pick(random, [...oddTexts, '*/*', 'image/avif', 'http://localhost:3000', 'bytes=0-'])
}

function maybe(random: Random, token: string): string | undefined {
  return random() < 0.5 ? token : undefined
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T
}

function many<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: 1 + Math.floor(random() * most) }, make)
}
