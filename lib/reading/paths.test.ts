import fc from 'fast-check'
import { addressOfFile, readTarget } from './paths.ts'

describe('readTarget', () => {
  it.each([
    ['/', '/'],
    ['/blog/one-two', '/blog/one-two'],
    ['/feed.xml?utm_source=x', '/feed.xml'],
    ['/blog/%61bc', '/blog/abc'],
    ['/blog/caf%c3%a9', '/blog/caf%C3%A9'],
    ['/blog/불안', '/blog/%EB%B6%88%EC%95%88'],
    ['/?', '/'],
  ])('reads %s as the one path %s', (target, path) => {
    expect(readTarget(target)).toMatchObject({ kind: 'path', path })
  })

  it.each([
    ['/blog/', '/blog'],
    ['/blog/?page=2', '/blog?page=2'],
    ['//elsewhere.example/', '/elsewhere.example'],
    ['/blog//one', '/blog/one'],
    ['//', '/'],
  ])('sends %s on to %s', (target, location) => {
    expect(readTarget(target)).toEqual({ kind: 'elsewhere', location })
  })

  it.each([
    'http://elsewhere.example/',
    '*',
    '',
    '/a/../b',
    '/a/%2e%2e/b',
    '/a/./b',
    '/a%00',
    '/a%2Fb',
    '/a\\b',
    '/%5Celsewhere.example/',
    '/%',
    '/%ff',
    `/${'a'.repeat(1100)}`,
  ])('finds nonsense in %j', (target) => {
    expect(readTarget(target)).toEqual({ kind: 'nonsense' })
  })

  it('names files in its own spelling', () => {
    const path = addressOfFile(['_next', 'static', '[slug] page@2.js'])
    expect(path).toBe('/_next/static/%5Bslug%5D%20page@2.js')
    expect(readTarget(path)).toMatchObject({ kind: 'path', path })
  })

  it('never leads away from the site, and reads its own spelling as it is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('/', '\\', '.', '%', '2', 'f', 'e', '5', 'c', 'a', ':', '@', '?'),
        }),
        (text) => {
          const asked = readTarget(`/${text}`)
          if (asked.kind === 'elsewhere') {
            expect(new URL(asked.location, 'http://here.example').host).toBe('here.example')
          }
          if (asked.kind === 'path')
            expect(readTarget(asked.path)).toMatchObject({ path: asked.path })
        },
      ),
    )
  })
})
