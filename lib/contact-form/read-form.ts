import {
  bestTimes,
  emptyForm,
  type FieldName,
  type FormValues,
  fieldNames,
  tokenName,
  trapName,
  yesOrNo,
} from './fields.ts'

export type SentForm = {
  values: FormValues
  token: string
  /** True when the field that nobody sees was filled in. */
  isTrapped: boolean
}

const choices: Partial<Record<FieldName, readonly string[]>> = {
  bestTime: bestTimes.map(({ value }) => value),
  inCalifornia: yesOrNo.map(({ value }) => value),
  voicemail: yesOrNo.map(({ value }) => value),
  consent: ['yes'],
}

/**
 * Reads what a browser sends for a form (`application/x-www-form-urlencoded`, URL Standard section 5). Fields that the form
 * doesn't have are left out.
 * @returns `undefined` for what no form of ours sends: broken percent codes, bytes that are no UTF-8, a field sent twice.
 */
export function readForm(body: Uint8Array): SentForm | undefined {
  const sent = readFields(body)
  if (!sent) return undefined
  const values = { ...emptyForm }
  for (const name of fieldNames) {
    const text = sent.get(name) ?? ''
    const allowed = choices[name]
    if (allowed) values[name] = allowed.includes(text) ? text : ''
    else values[name] = name === 'words' ? tidyLines(text) : tidyLine(text)
  }
  return {
    values,
    token: sent.get(tokenName) ?? '',
    isTrapped: (sent.get(trapName) ?? '') !== '',
  }
}

function readFields(body: Uint8Array): Map<string, string> | undefined {
  const fields = new Map<string, string>()
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    for (const pair of text === '' ? [] : text.split('&')) {
      const [name = '', ...rest] = pair.split('=')
      const key = decode(name)
      if (fields.has(key)) return undefined
      fields.set(key, decode(rest.join('=')))
    }
  } catch {
    return undefined
  }
  return fields
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** Control characters and separators, which would begin a new line or header, and those that turn the reading direction. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu

/** One line of plain text. */
export function tidyLine(text: string): string {
  return text.normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim()
}

/** Some lines of plain text; a browser sends line ends as CR LF. */
export function tidyLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(tidyLine)
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
