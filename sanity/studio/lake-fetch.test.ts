import { jest } from '@jest/globals'
import { mapLakeAddress, routeFetchToLake } from './lake-fetch.ts'

const lake = { projectId: 'nightlight', lakeUrl: 'http://localhost:3000/lake' }

describe('mapLakeAddress', () => {
  it.each([
    [
      'takes the project’s name from before the host',
      'http://nightlight.localhost:3000/lake/v2021-06-07/users/me?tag=a',
      'http://localhost:3000/lake/v2021-06-07/users/me?tag=a',
    ],
    [
      'takes the tag from the check of the connection',
      'http://localhost:3000/lake/v2026-03-01/ping?tag=sanity.studio.protocol-check',
      'http://localhost:3000/lake/v2026-03-01/ping',
    ],
    [
      'leaves the lake’s own address alone',
      'http://localhost:3000/lake/v1/data/query/production?tag=sanity.studio',
      'http://localhost:3000/lake/v1/data/query/production?tag=sanity.studio',
    ],
    [
      'leaves hosts alone that only begin alike',
      'http://nightlight.localhost:3000.example.com/lake/v1',
      'http://nightlight.localhost:3000.example.com/lake/v1',
    ],
    ['leaves relative addresses alone', '/api/health', '/api/health'],
  ])('%s', (_, address, expected) => {
    expect(mapLakeAddress(address, lake)).toBe(expected)
  })
})

describe('routeFetchToLake', () => {
  it('sends the request where the lake stands, and can be undone', async () => {
    const before = globalThis.fetch
    const asked: string[] = []
    const plain = jest.fn(async (input: RequestInfo | URL) => {
      asked.push(input instanceof Request ? input.url : String(input))
      return new Response('{}')
    })
    globalThis.fetch = plain as typeof fetch
    try {
      const undo = routeFetchToLake(lake)
      await fetch('http://nightlight.localhost:3000/lake/v1/ping')
      await fetch(new Request('http://nightlight.localhost:3000/lake/v1/users/me'))
      undo()
      expect(asked).toEqual([
        'http://localhost:3000/lake/v1/ping',
        'http://localhost:3000/lake/v1/users/me',
      ])
      expect(globalThis.fetch).toBe(plain)
    } finally {
      globalThis.fetch = before
    }
  })
})
