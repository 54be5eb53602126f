import { type ExprNode, parse } from 'groq-js'
import { LakeError } from '../types.ts'

const longest = 256 * 1024
const deepest = 200

/**
 * Parses a query with its parameters, so that they stand in the tree as values.
 * @throws {LakeError} 400 `queryParseError`, with the place in the query.
 */
export function parseQuery(query: string, params: Record<string, unknown>): ExprNode {
  if (query.length > longest) {
    throw parseError(`the query is longer than ${longest} characters`, query.slice(0, 100), 0, 0)
  }
  const tooDeep = firstBracketDeeperThan(deepest, query)
  if (tooDeep !== undefined) {
    throw parseError(`the query is nested deeper than ${deepest} levels`, query, tooDeep, tooDeep)
  }
  try {
    return parse(query, { params })
  } catch (error) {
    if (error instanceof RangeError) {
      throw parseError('the query is nested too deeply', query, 0, query.length)
    }
    const message = error instanceof Error ? error.message : String(error)
    const position = error instanceof Error && 'position' in error ? error.position : undefined
    if (typeof position !== 'number') throw parseError(message, query, 0, query.length)
    throw parseError(message, query, position, Math.min(position + 1, query.length))
  }
}

/** The answer to a query that cannot be read, with the place as offsets in the query text. */
export function parseError(
  description: string,
  query: string,
  start: number,
  end: number,
): LakeError {
  return new LakeError(400, {
    error: { type: 'queryParseError', description, query, start, end },
  })
}

/** The answer to a query that was understood but cannot be carried out. */
export function queryError(description: string, query: string): LakeError {
  return new LakeError(400, { error: { type: 'queryError', description, query } })
}

function firstBracketDeeperThan(limit: number, query: string): number | undefined {
  let depth = 0
  let quote: string | undefined
  for (let position = 0; position < query.length; position++) {
    const character = query.charAt(position)
    if (quote !== undefined) {
      if (character === '\\') position++
      else if (character === quote) quote = undefined
    } else if (character === '"' || character === "'") quote = character
    else if ('([{'.includes(character)) {
      depth++
      if (depth > limit) return position
    } else if (')]}'.includes(character)) depth--
    else if (character === '/' && query.charAt(position + 1) === '/') {
      const end = query.indexOf('\n', position)
      if (end === -1) return undefined
      position = end
    }
  }
  return undefined
}
