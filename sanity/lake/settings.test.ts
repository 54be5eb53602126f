import path from 'node:path'
import { isLoopback, readLakeSettings, whyPublic } from './settings.ts'

describe('the settings of the lake', () => {
  it('need no variable at all', () => {
    expect(readLakeSettings({})).toMatchObject({
      port: 3010,
      host: '127.0.0.1',
      folder: path.resolve('.nightlight'),
      siteOrigin: 'http://localhost:3000',
      publicUrl: 'http://localhost:3000/lake',
      history: { days: 90, megabytes: 1024 },
    })
  })

  it('follow the port of the site', () => {
    expect(readLakeSettings({ PORT: '4000' }).siteOrigin).toBe('http://localhost:4000')
  })

  it('take the public address from SITE_URL', () => {
    const settings = readLakeSettings({ SITE_URL: 'https://www.example.com/' })
    expect(settings.siteOrigin).toBe('https://www.example.com')
    expect(settings.publicUrl).toBe('https://www.example.com/lake')
  })

  it('give a lake of its own an address, a project, a dataset and the place of its Studio', () => {
    const own = {
      LAKE_URL: 'http://localhost:4010/',
      LAKE_PROJECT_ID: 'recipes',
      LAKE_DATASET: 'test_1',
      LAKE_STUDIO_PATH: '/',
      SITE_URL: 'http://localhost:3333',
    }
    expect(readLakeSettings(own)).toMatchObject({
      publicUrl: 'http://localhost:4010',
      projectId: 'recipes',
      dataset: 'test_1',
      studioPath: '',
      siteOrigin: 'http://localhost:3333',
    })
    expect(readLakeSettings({ LAKE_URL: 'https://a.example/b/' }).publicUrl).toBe(
      'https://a.example/b',
    )
    expect(readLakeSettings({ LAKE_STUDIO_PATH: '/admin/desk/' }).studioPath).toBe('/admin/desk')
  })

  it.each([
    ['LAKE_URL', 'localhost:4010'],
    ['LAKE_URL', 'http://localhost:4010/?a'],
    ['LAKE_PROJECT_ID', 'Recipes'],
    ['LAKE_PROJECT_ID', '../recipes'],
    ['LAKE_DATASET', '-test'],
    ['LAKE_STUDIO_PATH', 'studio'],
    ['LAKE_STUDIO_PATH', '//evil.example'],
    ['LAKE_STUDIO_PATH', '/studio/../account'],
    ['LAKE_PORT', 'abc'],
    ['LAKE_PORT', '65536'],
    ['LAKE_PORT', '-1'],
    ['LAKE_PORT', '1e3'],
    ['LAKE_HISTORY_DAYS', '0'],
    ['LAKE_HISTORY_DAYS', '90d'],
    ['LAKE_HISTORY_MB', '15'],
    ['PORT', '0'],
    ['SITE_URL', 'localhost:3000'],
    ['SITE_URL', 'https://example.com/blog'],
    ['SITE_URL', 'https://me:secret@example.com'],
    ['SITE_URL', 'ftp://example.com'],
  ])('name %s when it is "%s"', (name, value) => {
    expect(() => readLakeSettings({ [name]: value })).toThrow(new RegExp(`^${name} must be .*"`))
  })
})

describe('loopback', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]', '::ffff:127.0.0.1'])(
    'is %s',
    (host) => expect(isLoopback(host)).toBe(true),
  )

  it.each([
    '',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    'example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '1127.0.0.1',
  ])('is not "%s"', (host) => expect(isLoopback(host)).toBe(false))
})

describe('the lake is open to the public', () => {
  it.each([
    ['with nothing set', {}, undefined],
    [
      'with every name of this machine',
      { SITE_URL: 'http://[::1]:1', HOST: '::1', LAKE_HOST: 'localhost' },
      undefined,
    ],
    ['under a public name', { SITE_URL: 'https://www.example.com' }, /SITE_URL is https:\/\/www/],
    ['when the site listens to the network', { HOST: '0.0.0.0' }, /^HOST is 0\.0\.0\.0/],
    ['when the lake has a public name', { LAKE_URL: 'https://a.example' }, /^LAKE_URL is https/],
    ['when the lake listens to the network', { LAKE_HOST: '::' }, /LAKE_HOST is ::/],
  ])('or not: %s', (_, environment, reason) => {
    const found = whyPublic(readLakeSettings(environment as Record<string, string>))
    if (reason === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(reason)
  })
})
