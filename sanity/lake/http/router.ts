import { LakeError, type Route } from '../types.ts'

export type RouteMatch = { route: Route; apiVersion: string; params: Record<string, string> }

type CompiledRoute = { route: Route; expression: RegExp; names: string[] }

const version = /^\/v(1|X|\d{4}-\d{2}-\d{2})(\/.*)$/

/** The addresses that have no version: they stand in pages and documents for years. */
const versionless = /^\/(images|files)\//

/**
 * Prepares a table of routes. Earlier routes win.
 * @returns a function that finds the route for a method and a path; HEAD falls back to GET.
 * @throws {LakeError} (from the returned function) 404 for an unknown path, 405 for a known one with another method,
 * 400 for a path that is not UTF-8.
 */
export function createRouter(routes: Route[]): (method: string, pathname: string) => RouteMatch {
  const compiled = routes.map(compile)
  return (method, pathname) => {
    const versioned = version.exec(pathname)
    const isOpen = versionless.test(pathname)
    const rest = versioned?.[2] ?? (isOpen ? pathname : undefined)
    if (rest === undefined) throw notFound(pathname)
    const candidates = compiled.filter(
      ({ expression, route }) =>
        expression.test(rest) &&
        versionless.test(route.pattern) === isOpen &&
        (isOpen || versioned),
    )
    const wanted =
      candidates.find(({ route }) => route.method === method) ??
      (method === 'HEAD' ? candidates.find(({ route }) => route.method === 'GET') : undefined)
    if (!wanted) {
      if (candidates.length === 0) throw notFound(pathname)
      throw methodNotAllowed(candidates.map(({ route }) => route.method))
    }
    return {
      route: wanted.route,
      apiVersion: versioned?.[1] ?? '',
      params: readParams(wanted, rest),
    }
  }
}

function compile(route: Route): CompiledRoute {
  const names: string[] = []
  const source = route.pattern
    .split('/')
    .map((part) => {
      if (part.startsWith(':')) {
        names.push(part.slice(1))
        return '([^/]+)'
      }
      if (part.startsWith('*')) {
        names.push(part.slice(1))
        return '(.+)'
      }
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('/')
  return { route, expression: new RegExp(`^${source}/?$`), names }
}

function readParams({ expression, names }: CompiledRoute, path: string): Record<string, string> {
  const values = expression.exec(path)?.slice(1) ?? []
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? '')]))
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new LakeError(400, {
      statusCode: 400,
      error: 'Bad Request',
      message: 'The address is not valid UTF-8.',
    })
  }
}

function notFound(pathname: string): LakeError {
  return new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: `The lake has no address ${pathname.slice(0, 200)}`,
  })
}

function methodNotAllowed(methods: string[]): LakeError {
  const allow = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])]
  return new LakeError(
    405,
    {
      statusCode: 405,
      error: 'Method Not Allowed',
      message: `This address answers to ${allow.join(', ')}`,
    },
    { allow: allow.join(', ') },
  )
}
