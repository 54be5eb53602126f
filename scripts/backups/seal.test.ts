import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type BackupKey, isSealed, makeBackupKey, readBackupKey, seal, unseal } from './seal.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-seal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const inFolder = (name: string) => path.join(folder, name)
const content = Buffer.from('What she wrote at night. '.repeat(20_000))

async function sealedWith(key: BackupKey, name: string): Promise<string> {
  writeFileSync(inFolder('plain'), content)
  writeFileSync(inFolder(name), await buffer(await seal(inFolder('plain'), key)))
  return inFolder(name)
}

const secretOf = async () => {
  const { secret } = await makeBackupKey()
  return { secret }
}

describe('An encrypted file', () => {
  it('is read with the secret key and says nothing without it', async () => {
    const key = await secretOf()
    const file = await sealedWith(key, 'sealed')
    expect(readFileSync(file).includes('wrote at night')).toBe(false)
    expect(await isSealed(file)).toBe(true)
    expect(await isSealed(inFolder('plain'))).toBe(false)
    expect((await buffer(await unseal(file, key))).equals(content)).toBe(true)
  })

  it('can be made with the public half of the key, and not be read with it', async () => {
    const { secret, recipient } = await makeBackupKey()
    const file = await sealedWith({ recipient }, 'public')
    expect((await buffer(await unseal(file, { secret }))).equals(content)).toBe(true)
    await expect(unseal(file, { recipient })).rejects.toThrow(/Set BACKUP_KEY to the secret key/)
    await expect(unseal(file, undefined)).rejects.toThrow(/is encrypted. Set BACKUP_KEY/)
  })

  it('is refused in one sentence with another key', async () => {
    const file = await sealedWith(await secretOf(), 'other')
    const reading = unseal(file, await secretOf())
    await expect(reading).rejects.toThrow(/encrypted for another key. Set BACKUP_KEY/)
  })

  it('fails when it was cut off or changed, wherever that is', async () => {
    const key = await secretOf()
    const whole = readFileSync(await sealedWith(key, 'whole'))
    const damaged = inFolder('damaged')
    const read = async () => buffer(await unseal(damaged, key))
    for (const kept of [0.1, 0.5, 0.9]) {
      writeFileSync(damaged, whole.subarray(0, Math.floor(whole.length * kept)))
      await expect(read()).rejects.toThrow()
    }
    // A whole piece of the format, so that what is left looks like a file.
    writeFileSync(damaged, whole.subarray(0, whole.length - (whole.length % 65_552)))
    await expect(read()).rejects.toThrow()
    for (const place of [60, 250, 100_000, whole.length - 1]) {
      const changed = Buffer.from(whole)
      changed.writeUInt8((changed.readUInt8(place) + 1) % 256, place)
      writeFileSync(damaged, changed)
      await expect(read()).rejects.toThrow()
    }
  })
})

describe('A key', () => {
  it('is one of the two halves, to the last letter', async () => {
    const { secret, recipient } = await makeBackupKey()
    expect(readBackupKey(secret)).toEqual({ secret })
    expect(readBackupKey(recipient)).toEqual({ recipient })
    const wrong = [
      secret.slice(0, -1),
      `${recipient}q`,
      secret.toLowerCase(),
      'a long password',
      '',
    ]
    for (const text of wrong) expect(readBackupKey(text)).toBeUndefined()
    const swapped = recipient.replace(/.$/, (letter) => (letter === 'q' ? 'p' : 'q'))
    expect(readBackupKey(swapped)).toBeUndefined()
  })
})
