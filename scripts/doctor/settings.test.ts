import { readSettings } from '#lib/env.ts'
import { checkBuild } from './built.ts'
import { isPublic } from './public-site.ts'
import { checkTogether, fromSentence } from './settings.ts'

const check = (environment: Record<string, string>) =>
  checkTogether(readSettings(environment), environment)
const hosted = { NEXT_PUBLIC_SANITY_PROJECT_ID: 'a', NEXT_PUBLIC_SANITY_DATASET: 'b' }
const mail = 'smtps://me%40example.com:secret@smtp.example.com'

it.each([
  [{}],
  [{ SITE_URL: 'https://www.example.com' }],
  [{ SITE_URL: 'http://localhost:4000', SEARCH_ENGINES: 'off' }],
  [{ ...hosted, SANITY_API_READ_TOKEN: 'x' }],
  [{ SMTP_URL: mail, CONTACT_TO: 'b@example.com' }],
])('go together: %j', (environment) => {
  expect(check(environment)).toEqual([{ level: 'good', says: 'The settings go together.' }])
})

it.each([
  [{ SITE_URL: 'http://www.example.com' }, 'stop', /SITE_URL is http:/, /https:/],
  [{ HOST: '192.168.1.5' }, 'stop', /SITE_URL is http:\/\/192/, /https:/],
  [{ HOST: '0.0.0.0' }, 'look', /SITE_URL is http:\/\/localhost/, /Set SITE_URL/],
  [{ HOST: '::', SITE_URL: 'https://a.example' }, 'look', /past the proxy/, /Leave HOST out/],
  [{ SEARCH_ENGINES: 'off', SITE_URL: 'https://a.example' }, 'look', /SEARCH_ENGINES/, /Leave it/],
  [{ LAKE_HOST: '0.0.0.0' }, 'look', /LAKE_HOST=0\.0\.0\.0/, /Leave LAKE_HOST out/],
  [{ SANITY_API_READ_TOKEN: 'x' }, 'stop', /only the token is set/, /^Set the other two/],
  [hosted, 'stop', /SANITY_API_READ_TOKEN is missing/, /^Make a viewer token/],
  [
    { ...hosted, SANITY_API_READ_TOKEN: 'x', SANITY_API_WRITE_TOKEN: 'y' },
    'look',
    /never writes/,
    /away from/,
  ],
  [{ CONTACT_TO: 'a@example.com' }, 'look', /^CONTACT_TO does nothing/, /Set SMTP_URL/],
  [
    { CONTACT_TO: 'a@example.com', CONTACT_FROM: 'b@example.com' },
    'look',
    /^CONTACT_TO and CONTACT_FROM do nothing/,
    /Set SMTP_URL/,
  ],
  [{ SMTP_URL: 'smtp://smtp.example.com' }, 'look', /own address/, /Set CONTACT_FROM/],
])('of %j names what contradicts', (environment, level, says, fix) => {
  const found = check(environment as Record<string, string>)
  expect(found.map((finding) => finding.level)).toContain(level)
  const texts = found.map((finding) => [finding.says, 'fix' in finding ? finding.fix : ''])
  expect(texts.some(([said, fixed]) => says.test(said ?? '') && fix.test(fixed ?? ''))).toBe(true)
})

it('repeats no secret', () => {
  expect(JSON.stringify(check({ SMTP_URL: 'smtp://me:verysecret@smtp.example.com' }))).not.toMatch(
    /verysecret/,
  )
})

it.each([
  [{}, false],
  [{ HOST: '0.0.0.0' }, true],
  [{ SITE_URL: 'https://www.example.com' }, true],
  [{ SITE_URL: 'https://localhost:8443' }, false],
])('with %j is public: %s', (environment, expected) => {
  expect(isPublic(readSettings(environment))).toBe(expected)
})

it('divides a sentence of the settings into what is so and what to do', () => {
  expect(fromSentence('PORT is 5. It must be 6. Set it.')).toEqual({
    level: 'stop',
    says: 'PORT is 5.',
    fix: 'It must be 6. Set it.',
  })
})

it.each(['old', 'missing'] as const)('a build that is %s asks for npm start', (state) => {
  expect(checkBuild('current').level).toBe('good')
  expect(checkBuild(state)).toMatchObject({
    level: 'look',
    fix: expect.stringContaining('npm start'),
  })
})
