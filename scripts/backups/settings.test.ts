import path from 'node:path'
import { readSettings } from '#lib/env.ts'
import { makeBackupKey } from './seal.ts'
import { readBackupSettings } from './settings.ts'

type Environment = Record<string, string | undefined>

const read = (environment: Environment) =>
  readBackupSettings(environment, readSettings(environment))

describe('The settings of backups', () => {
  it('need nothing: every night at a quiet hour, beside the data folder, thirty of them', () => {
    expect(read({ LAKE_DIR: '/srv/practice' })).toEqual({
      folder: '/srv/practice-backups',
      at: '03:30',
      keep: 30,
      key: undefined,
      command: undefined,
    })
  })

  it('make none for a hosted project until they are told where', () => {
    const hosted = { NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc123', NEXT_PUBLIC_SANITY_DATASET: 'posts' }
    expect(read(hosted).folder).toBeUndefined()
    expect(read({ ...hosted, BACKUP_DIR: 'kept' }).folder).toBe(path.resolve('kept'))
  })

  it('can be changed and turned off', async () => {
    const { secret } = await makeBackupKey()
    const given = {
      BACKUP_AT: '23:05',
      BACKUP_KEEP: '7',
      BACKUP_KEY: secret,
      BACKUP_COMMAND: 'true',
    }
    expect(read(given)).toMatchObject({ at: '23:05', keep: 7, key: { secret }, command: 'true' })
    expect(read({ BACKUP_AT: 'off' }).at).toBeUndefined()
  })

  it.each<[Environment, RegExp]>([
    [{ BACKUP_AT: '3:30' }, /^BACKUP_AT must be a time of day .* It is "3:30" now\.$/],
    [{ BACKUP_AT: '24:00' }, /^BACKUP_AT/],
    [{ BACKUP_AT: 'no' }, /or off\./],
    [{ BACKUP_KEEP: '0' }, /^BACKUP_KEEP must be a whole number from 1/],
    [{ BACKUP_KEEP: '3.5' }, /^BACKUP_KEEP/],
  ])('refuse %j and name the fix', (environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence)
  })

  it('refuse a key that is none, and never repeat it', () => {
    const given = 'AGE-SECRET-KEY-1ALMOST'
    expect(() => read({ BACKUP_KEY: given })).toThrow(/^BACKUP_KEY must be .*--new-key/)
    expect(() => read({ BACKUP_KEY: given })).not.toThrow(/ALMOST/)
  })
})
