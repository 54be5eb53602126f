import type { Verdict } from '../rules.ts'

type Credential = { title?: string }

/** "Dr." needs a doctorate that visitors can see (BPC 2902 and its neighbours). */
export function checkDisplayName(name: string | undefined, document: unknown): Verdict {
  if (!/^dr\b/i.test(name?.trim() ?? '')) return true
  const credentials = (document as { credentials?: Credential[] } | undefined)?.credentials ?? []
  const doctorate = /\b(?:ph\.?\s?d|psy\.?\s?d|ed\.?\s?d|m\.?d|d\.?s\.?w|doctor\w*)\b/i
  return credentials.some((credential) => doctorate.test(credential.title ?? ''))
    ? true
    : 'California asks what the “Dr.” stands for. Add the doctorate under “Degrees and certificates”, or take “Dr.” out.'
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
