import { readSettings } from './env.ts'

describe('the settings', () => {
  it('need nothing to be set', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      siteUrl: 'http://localhost:3000',
      lakePort: 3010,
      sanity: {
        projectId: 'nightlight',
        dataset: 'production',
        apiHost: 'http://127.0.0.1:3010',
        isEmbedded: true,
      },
    })
  })

  it('take an empty variable as one that is not set', () => {
    expect(readSettings({ PORT: '', SITE_URL: '' })).toEqual(readSettings({}))
  })

  it.each([
    [{ HOST: '127.0.0.1', PORT: '4000' }, 'http://localhost:4000'],
    [{ HOST: '::1' }, 'http://localhost:3000'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000'],
    [{ HOST: '192.168.1.5' }, 'http://192.168.1.5:3000'],
    [{ HOST: 'practice.local' }, 'http://practice.local:3000'],
    [{ HOST: 'fd00::5' }, 'http://[fd00::5]:3000'],
    [{ HOST: '0.0.0.0', SITE_URL: 'https://www.example.com/' }, 'https://www.example.com'],
  ])('with %j lead to the site at %s', (environment, siteUrl) => {
    expect(readSettings(environment).siteUrl).toBe(siteUrl)
  })

  it('let search engines in until they are told not to', () => {
    expect(readSettings({}).isListed).toBe(true)
    expect(readSettings({ SEARCH_ENGINES: 'off' }).isListed).toBe(false)
    expect(() => readSettings({ SEARCH_ENGINES: 'no' })).toThrow(/SEARCH_ENGINES must be on or off/)
  })

  it('leave the embedded lake as soon as a hosted project is named', () => {
    const { sanity } = readSettings({
      NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc123',
      NEXT_PUBLIC_SANITY_DATASET: 'posts',
      LAKE_PROJECT_ID: 'recipes',
    })
    expect(sanity).toEqual({
      projectId: 'abc123',
      dataset: 'posts',
      readToken: undefined,
      apiHost: undefined,
      isEmbedded: false,
    })
  })

  it.each([
    ['https://lake.example.com/', 'https://lake.example.com'],
    ['http://localhost:3000/lake', 'http://localhost:3000/lake'],
  ])('may name %s as the place of a lake elsewhere', (given, apiHost) => {
    const named = { NEXT_PUBLIC_SANITY_PROJECT_ID: 'a', NEXT_PUBLIC_SANITY_DATASET: 'b' }
    const { sanity } = readSettings({ ...named, SANITY_API_HOST: given })
    expect(sanity).toMatchObject({ apiHost, isEmbedded: false })
  })

  it.each([
    [{ PORT: '4000', LAKE_PORT: '4000' }, 'PORT and LAKE_PORT are both 4000.'],
    [{ PORT: '4000', METRICS_PORT: '4000' }, 'PORT and METRICS_PORT are both 4000.'],
    [{ LAKE_PORT: '4000', METRICS_PORT: '4000' }, 'LAKE_PORT and METRICS_PORT are both 4000.'],
  ])('give each server a port of its own: %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence)
  })

  it('ask the embedded lake for the project and the dataset that it is told to hold', () => {
    const { sanity } = readSettings({ LAKE_PROJECT_ID: 'recipes', LAKE_DATASET: 'test' })
    expect(sanity).toMatchObject({ projectId: 'recipes', dataset: 'test', isEmbedded: true })
  })

  it.each([
    [{ NEXT_PUBLIC_SANITY_PROJECT_ID: 'a' }, /and NEXT_PUBLIC_SANITY_DATASET is missing\. Set it/],
    [{ NEXT_PUBLIC_SANITY_DATASET: 'a' }, /NEXT_PUBLIC_SANITY_PROJECT_ID is missing\. Set it/],
    [{ SANITY_API_HOST: 'https://example.com' }, /_ID and NEXT_PUBLIC_SANITY_DATASET are missing/],
  ])('refuse a hosted project that is named by half: %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(
      expect.objectContaining({ name: 'SettingError', message: expect.stringMatching(sentence) }),
    )
  })

  it.each([
    ['PORT', 'three thousand'],
    ['PORT', '0'],
    ['PORT', '3000.5'],
    ['LAKE_PORT', '65536'],
    ['SITE_URL', 'www.example.com'],
    ['SITE_URL', 'https://www.example.com/blog'],
    ['SITE_URL', 'ftp://example.com'],
    ['NEXT_PUBLIC_SANITY_PROJECT_ID', 'My Project'],
    ['NEXT_PUBLIC_SANITY_DATASET', 'a/b'],
    ['SANITY_API_HOST', 'lake.example.com'],
    ['SANITY_API_HOST', 'https://someone:secret@lake.example.com'],
    ['SANITY_API_HOST', 'https://lake.example.com/?x'],
    ['LAKE_PROJECT_ID', 'Recipes'],
    ['LAKE_DATASET', 'a b'],
  ])('say in one sentence what is wrong with %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      expect.objectContaining({
        name: 'SettingError',
        message: expect.stringMatching(new RegExp(`^${name} must be .+ It is "[^"]+" now\\.$`)),
      }),
    )
  })

  it('keep a secret even when they refuse it', () => {
    expect(() => readSettings({ PICTURE_KEY: 'too short' })).toThrow(
      /^PICTURE_KEY must be a secret of at least 16 characters\.$/,
    )
    expect(readSettings({ PICTURE_KEY: 'a secret that is long enough' }).pictureKey).toMatch(/^a /)
  })

  it('refuse one port for two servers', () => {
    expect(() => readSettings({ PORT: '3010' })).toThrow(
      'PORT and LAKE_PORT are both 3010. Give one of them another number.',
    )
  })
})
