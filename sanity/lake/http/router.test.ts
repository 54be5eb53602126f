import type { Route } from '../types.ts'
import { createRouter } from './router.ts'

const route = (method: Route['method'], pattern: string): Route => ({
  method,
  pattern,
  access: 'anyone',
  handler: () => ({ status: 200 }),
})

describe('the router', () => {
  const findRoute = createRouter([
    route('GET', '/data/query/:dataset'),
    route('POST', '/data/query/:dataset'),
    route('GET', '/users/me'),
    route('GET', '/users/:ids'),
    route('GET', '/journey/*topic'),
    route('GET', '/images/:project/:dataset/:file'),
  ])

  it.each([
    ['/v1/data/query/production', '1'],
    ['/vX/data/query/production', 'X'],
    ['/v2025-02-19/data/query/production', '2025-02-19'],
  ])('reads the version of %s', (path, apiVersion) => {
    expect(findRoute('GET', path)).toMatchObject({ apiVersion, params: { dataset: 'production' } })
  })

  it('prefers the route that stands first', () => {
    expect(findRoute('GET', '/v1/users/me').route.pattern).toBe('/users/me')
    expect(findRoute('GET', '/v1/users/a,b').params).toEqual({ ids: 'a,b' })
  })

  it('gives the rest of a path to the last name', () => {
    expect(findRoute('GET', '/v1/journey/trial/override').params).toEqual({
      topic: 'trial/override',
    })
  })

  it('decodes each part, and does not let a part smuggle a slash in', () => {
    expect(findRoute('GET', '/v1/users/a%2Fb').params).toEqual({ ids: 'a/b' })
  })

  it('finds pictures without a version, and only those', () => {
    expect(findRoute('GET', '/images/p/d/f.jpg').apiVersion).toBe('')
    expect(() => findRoute('GET', '/v1/images/p/d/f.jpg')).toThrow(/no address/)
    expect(() => findRoute('GET', '/data/query/production')).toThrow(/no address/)
  })

  it('answers HEAD where it answers GET', () => {
    expect(findRoute('HEAD', '/v1/users/me').route.method).toBe('GET')
  })

  it.each([
    ['GET', '/v1/nothing', 404],
    ['GET', '/v2/users/me', 404],
    ['GET', '/', 404],
    ['DELETE', '/v1/data/query/production', 405],
    ['GET', '/v1/users/%ff', 400],
  ])('refuses %s %s with %i', (method, path, status) => {
    expect(() => findRoute(method, path)).toThrow(expect.objectContaining({ status }))
  })

  it('says which methods an address answers to', () => {
    expect(() => findRoute('PUT', '/v1/data/query/production')).toThrow(
      expect.objectContaining({ headers: { allow: 'GET, POST, HEAD, OPTIONS' } }),
    )
  })
})
