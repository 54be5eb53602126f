import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** What guessing costs: 32 MB and three passes for each try. Kept with each hash, so they may grow later. */
const cost = { N: 2 ** 15, r: 8, p: 3 }
const shortest = 12
const longest = 256

/** Stands in place of a hash where somebody has yet to choose a password by a link. */
export const noPassword = 'none'

/** @param stored what is kept for a person. */
export function hasPassword(stored: string): boolean {
  return stored !== noPassword
}

/**
 * Hashes a password with scrypt and a salt of its own.
 * @returns `scrypt:N:r:p:salt:hash`, the last two in base64url.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, 32, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')]
    .map(String)
    .join(':')
}

/**
 * Whether a password is the one behind a stored hash.
 * @param stored `undefined` when there is no such account. It takes as long then, and for who has no password yet, and the answer is no.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const known = stored !== undefined && hasPassword(stored) ? stored : undefined
  const [kind, N, r, p, salt = '', hash = ''] = (known ?? nobody).split(':')
  if (kind !== 'scrypt') throw new Error('A stored password has an unknown form.')
  const wanted = Buffer.from(hash, 'base64url')
  const found = await derive(password, Buffer.from(salt, 'base64url'), wanted.length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(found, wanted) && known !== undefined
}

const nobody = `scrypt:${cost.N}:${cost.r}:${cost.p}:${'A'.repeat(22)}:${'A'.repeat(43)}`

function derive(
  password: string,
  salt: Buffer,
  length: number,
  { N, r, p }: typeof cost,
): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    // Keyboards write the same letter in more than one way.
    scrypt(password.normalize('NFKC'), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** What nearly everybody tries first, as parts of longer passwords. */
const wornWords = [
  'password passwort passphrase passcode secret admin administrator root user guest default login signin',
  'welcome letmein changeme iloveyou trustno sunshine princess monkey dragon football baseball superman batman',
  'master shadow michael jordan whatever computer internet summer winter spring autumn hello mustang',
  'sanity studio content lake nightlight website practice therapy therapist psychotherapy counseling california',
  'correcthorsebatterystaple',
]
  .join(' ')
  .split(' ')

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
]

/** Words that belong to an account, which are tried first on it. */
export function knownWords(email: string, name: string): string[] {
  return [email, ...`${email} ${name}`.split(/[\s@.+_-]+/)]
}

/**
 * Why a password would be guessed soon; `undefined` when it would not.
 * @param known as {@link knownWords}.
 */
export function whyWeak(password: string, known: string[] = []): string | undefined {
  const letters = [...password.normalize('NFKC')]
  if (letters.length < shortest) {
    return `A password has at least ${shortest} characters. Four words that have nothing to do with each other are good and easy to keep.`
  }
  if (letters.length > longest) return `A password has at most ${longest} characters.`
  if (isGuessable(letters.join('').toLowerCase(), known)) {
    return 'This password is one of those that are tried first. Take four words that have nothing to do with each other.'
  }
  return undefined
}

/** What is left after worn words, rows of keys and repetitions are taken out must still be worth guessing. */
function isGuessable(password: string, known: string[]): boolean {
  if (new Set(password).size < 5 || /^(.{1,8})\1+.{0,3}$/s.test(password)) return true
  const plain = password
    .replace(/[@4]/g, 'a')
    .replace(/3/g, 'e')
    .replace(/[1!]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/[$5]/g, 's')
  const words = [...wornWords, ...known.map((word) => word.toLowerCase())]
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
  return (
    [password, plain].some((text) => {
      const rest = words.reduce((left, word) => left.replaceAll(word, ' '), text)
      return withoutRuns(rest).replace(/[\s\d\p{P}\p{S}]/gu, '').length < 4 && hasLetters(text)
    }) || isDigitsInARow(password)
  )
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text)
}

function isDigitsInARow(text: string): boolean {
  return /^[\d\s.-]+$/.test(text) && withoutRuns(text).replace(/\D/g, '').length < 8
}

/** Takes out every piece of four or more that stands in a row on a keyboard or in the alphabet, in either direction. */
function withoutRuns(text: string): string {
  const rows = runs.flatMap((run) => [run, [...run].reverse().join('')])
  let left = ''
  for (let at = 0; at < text.length; ) {
    let length = 0
    while (
      at + length < text.length &&
      rows.some((row) => row.includes(text.slice(at, at + length + 1)))
    ) {
      length += 1
    }
    if (length >= 4) at += length
    else {
      left += text.charAt(at)
      at += 1
    }
  }
  return left
}
