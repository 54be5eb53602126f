import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Refusal } from '../processes.ts'

/** A key of the age format. With the public half alone backups can be made and not be read. */
export type BackupKey = { secret: string } | { recipient: string }

/** The ending of an encrypted file's name. */
export const sealedEnding = '.age'

const firstLine = 'age-encryption.org/v1\n'

/** @returns a fresh secret key and its public half. */
export async function makeBackupKey(): Promise<{ secret: string; recipient: string }> {
  const secret = await generateX25519Identity()
  return { secret, recipient: await identityToRecipient(secret) }
}

/** @returns `undefined` when the text is no key. */
export function readBackupKey(text: string): BackupKey | undefined {
  try {
    if (text.startsWith('AGE-SECRET-KEY-1')) {
      new Decrypter().addIdentity(text)
      return { secret: text }
    }
    if (!text.startsWith('age1')) return undefined
    new Encrypter().addRecipient(text)
    return { recipient: text }
  } catch {
    return undefined
  }
}

/** Whether a file is encrypted, by its first line. */
export async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const start = Buffer.alloc(firstLine.length)
    await handle.read(start, 0, start.length, 0)
    return start.toString('latin1') === firstLine
  } finally {
    await handle.close()
  }
}

/** @returns the bytes of a file, encrypted. Whoever has the stream reads or destroys it. */
export async function seal(file: string, key: BackupKey): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.addRecipient('secret' in key ? await identityToRecipient(key.secret) : key.recipient)
  return fromWeb(await encrypter.encrypt(toWeb(file)))
}

/**
 * @returns what an encrypted file holds. The stream fails when the file was cut off or changed.
 * @throws {Refusal} when there is no key, or one that does not fit.
 */
export async function unseal(file: string, key: BackupKey | undefined): Promise<Readable> {
  if (key === undefined || !('secret' in key)) {
    throw new Refusal(
      `${file} is encrypted. Set BACKUP_KEY to the secret key that belongs to it; it begins with AGE-SECRET-KEY-1.`,
    )
  }
  const decrypter = new Decrypter()
  decrypter.addIdentity(key.secret)
  const source = createReadStream(file)
  try {
    return fromWeb(await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>))
  } catch (error) {
    source.destroy()
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      /no identity matched/i.test(reason)
        ? `${file} was encrypted for another key. Set BACKUP_KEY to the secret key of the time when it was made.`
        : `${file} is damaged (${reason}). Nothing was changed. Choose another file.`,
    )
  }
}

function toWeb(file: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
}

function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as NodeStream<Uint8Array>)
}
