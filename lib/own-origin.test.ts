import { isFromOurPage } from './own-origin.ts'

const ask = (headers: Record<string, string>) =>
  isFromOurPage({ host: 'practice.example', ...headers }, 'https://www.practice.example')

describe('a form is ours', () => {
  it.each<[string, Record<string, string>]>([
    ['from the public origin', { origin: 'https://www.practice.example' }],
    ['from the name that it was sent to', { origin: 'https://practice.example' }],
    [
      'from one of our pages, for an old browser',
      { referer: 'https://www.practice.example/contact' },
    ],
    [
      'when the browser says so too',
      { origin: 'https://www.practice.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('%s', (_, headers) => expect(ask(headers)).toBe(true))

  it.each<[string, Record<string, string>]>([
    ['from another site', { origin: 'https://evil.example' }],
    ['from a page that hides where it is', { origin: 'null' }],
    ['from nowhere', {}],
    [
      'from a name that only looks like ours',
      { origin: 'https://www.practice.example.evil.example' },
    ],
    ['from a program of the machine', { origin: 'file://www.practice.example' }],
    [
      'from another site whose referrer names ours',
      { referer: 'https://evil.example/?https://www.practice.example/' },
    ],
    [
      'from another origin with a referrer of ours',
      { origin: 'https://evil.example', referer: 'https://www.practice.example/contact' },
    ],
    [
      'when the browser says that it comes from elsewhere',
      { origin: 'https://www.practice.example', 'sec-fetch-site': 'cross-site' },
    ],
    [
      'from a neighbour below the same name',
      { origin: 'https://www.practice.example', 'sec-fetch-site': 'same-site' },
    ],
  ])('never %s', (_, headers) => expect(ask(headers)).toBe(false))
})
