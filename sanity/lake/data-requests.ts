import { parseJson } from './parse-json.ts'
import {
  type Handler,
  type Identity,
  type JsonValue,
  type Lake,
  LakeError,
  type LakeRequest,
} from './types.ts'

/** Reads a JSON object from the body. @throws {LakeError} 400, or 413 past `limit` bytes. */
export async function readJsonObject(
  request: LakeRequest,
  limit: number,
): Promise<{ [key: string]: JsonValue }> {
  const body = await request.readBody(limit)
  let parsed: unknown
  try {
    parsed = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw badRequest('The body is not valid JSON in UTF-8, or is nested too deep')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw badRequest('The body must be a JSON object')
  }
  return parsed as { [key: string]: JsonValue }
}

/** The query parameters that callers send as `$name=<JSON>`. @throws {LakeError} 400 */
export function readQueryParams(url: URL): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, value] of url.searchParams) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = parseJson(value)
    } catch {
      throw badRequest(`The parameter "${name}" is not valid JSON, or is nested too deep`)
    }
  }
  return params
}

/** Whether an option of the address is on, such as `dryRun=true`. */
export function isOn(url: URL, option: string): boolean {
  return url.searchParams.get(option) === 'true'
}

/** A number from the address, kept between 1 and `most`. */
export function readLimit(url: URL, option: string, usual: number, most: number): number {
  const value = Number(url.searchParams.get(option) ?? usual)
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual
}

/** Ids in the last part of an address, such as `a,drafts.a`. */
export function readIds(request: LakeRequest): string[] {
  return (request.params.ids ?? '').split(',').filter((id) => id !== '')
}

/** A handler that answers for the lake's own dataset and says 404 for any other. */
export function forDataset(lake: Lake, handler: Handler): Handler {
  return (request) => {
    const dataset = request.params.dataset ?? ''
    if (dataset === lake.dataset) return handler(request)
    throw new LakeError(404, {
      statusCode: 404,
      error: 'Not Found',
      message: `Dataset "${dataset}" not found: this lake holds "${lake.dataset}"`,
    })
  }
}

/** The caller of a route that needs one. @throws {LakeError} 401 */
export function requireIdentity(request: LakeRequest): Identity {
  if (request.identity) return request.identity
  throw new LakeError(401, {
    statusCode: 401,
    error: 'Unauthorized',
    message: 'Session not found',
  })
}

export function badRequest(message: string): LakeError {
  return new LakeError(400, { statusCode: 400, error: 'Bad Request', message })
}
