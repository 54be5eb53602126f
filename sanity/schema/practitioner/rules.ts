import type { Verdict } from '../rules.ts'

type Credential = { title?: string; issuer?: string }

/** "Dr." needs a doctorate that visitors can see (BPC 2902 and its neighbours). */
export function checkDisplayName(name: string | undefined, document: unknown): Verdict {
  if (!/^(?:dr|doctor)\b/i.test(name?.trim() ?? '')) return true
  const credentials = (document as { credentials?: Credential[] } | undefined)?.credentials ?? []
  const doctorate = /\b(?:ph\.?\s?d|psy\.?\s?d|ed\.?\s?d|m\.?d|d\.?s\.?w|doctor\w*)\b/i
  // The page shows no degree without the school that gave it.
  return credentials.some(({ title, issuer }) => doctorate.test(title ?? '') && issuer?.trim())
    ? true
    : 'California asks what the “Dr.” stands for. Add the doctorate under “Degrees and certificates”, with the school that gave it, or take “Dr.” out.'
}

/** An associate names the supervisor. @returns a rule with the message that fits the field. */
export function neededForAssociates(
  message: string,
): (value: string | undefined, document: unknown) => Verdict {
  return (value, document) => {
    const practitioner = document as { isAssociate?: boolean } | undefined
    return practitioner?.isAssociate === true && !value?.trim() ? message : true
  }
}
