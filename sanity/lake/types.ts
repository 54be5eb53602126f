import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue }

/** A stored document. `_rev` is the id of the transaction that last touched it. */
export type LakeDocument = {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [field: string]: JsonValue | undefined
}

export type Role = 'administrator' | 'editor' | 'viewer'

/** Who asks: the owner of a session or a token that the lake issued itself. */
export type Identity = { id: string; name: string; role: Role; kind: 'user' | 'robot' }

/** One request, after routing: `/v2025-02-19/data/query/production` arrives as apiVersion, and the route's parameters. */
export type LakeRequest = {
  method: string
  url: URL
  /** `1`, `X` or a date such as `2025-02-19`; empty for addresses without a version (pictures). */
  apiVersion: string
  /** The parts of the path that the route's pattern names. */
  params: Record<string, string>
  headers: IncomingHttpHeaders
  /** `undefined`: an anonymous caller. */
  identity: Identity | undefined
  /** Reads the whole body. @throws {LakeError} 413 past `limit` bytes. */
  readBody(limit: number): Promise<Buffer>
  /** Aborts when the caller goes away or the lake stops. */
  signal: AbortSignal
  /** Address of the other end of the connection: the proxy's, behind one. */
  peer?: string
  /** Of the connection, such as `1.1`. */
  httpVersion?: string
}

export type LakeAnswer = {
  status: number
  headers?: Record<string, string>
  /** An object is sent as JSON, a stream as it comes. */
  body?: JsonValue | object | Buffer | Readable
}

export type Handler = (request: LakeRequest) => Promise<LakeAnswer> | LakeAnswer

/** A route: `pattern` such as `/data/query/:dataset`; a last `*name` takes the rest of the path. */
export type Route = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  pattern: string
  /** Who may call it. `anyone` routes decide themselves what an anonymous caller gets. */
  access: 'anyone' | 'viewer' | 'editor' | 'administrator'
  handler: Handler
}

/** An error that is an answer: status and body as the hosted lake words them. */
export class LakeError extends Error {
  override name = 'LakeError'
  readonly status: number
  readonly body: object
  readonly headers: Record<string, string>
  constructor(status: number, body: object, headers: Record<string, string> = {}) {
    super(JSON.stringify(body))
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** A mutation as `@sanity/client` sends it; one operation per object. */
export type Mutation = { [operation: string]: JsonValue }

export type CommitOptions = {
  identity: Identity
  transactionId?: string
  dryRun?: boolean
  autoGenerateArrayKeys?: boolean
  /** Created and replaced documents keep the `_rev` and `_updatedAt` that they bring; for restoring a backup. */
  keepSystemFields?: boolean
}

export type CommitResult = {
  transactionId: string
  results: Array<{
    id: string
    operation: 'create' | 'update' | 'delete' | 'none'
    document?: LakeDocument
  }>
}

/** The rooms that need documents see the store through this. */
export type Lake = {
  readonly projectId: string
  readonly dataset: string
  /** Base address under which callers reach the lake, without a trailing slash. */
  readonly publicUrl: string
  get(id: string): LakeDocument | undefined
  /** All or nothing, in order, on disk when it returns. @throws {LakeError} */
  commit(mutations: Mutation[], options: CommitOptions): CommitResult
  /**
   * `commit` for many callers at once: what arrives together shares one write to disk, in the order of arrival, each
   * all or nothing by itself. Settles once it is on disk. Rejects with a {@link LakeError}.
   */
  commitTogether(mutations: Mutation[], options: CommitOptions): Promise<CommitResult>
}
