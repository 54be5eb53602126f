import { type Remark, warning } from './finding.ts'
import { isDenied } from './negation.ts'

type Claim = { pattern: RegExp; why: string; fix: string }

const promise = 'sounds like a promise, which California does not allow in advertising'
const boast = 'can’t be proved, which California asks of every claim in advertising'

const amount =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|just a few|a few|a couple of)'
const professions =
  '(?:therapists?|psychotherapists?|counsel+ors?|psychologists?|clinicians?|coach)'

/** Words that promise a result, or that nobody can prove (BPC 651). */
const claims: Claim[] = [
  {
    pattern: /\bcur(?:es?|ed|ing)\b(?!\s+(?:ham|meats?|bacon|salmon|cheese|concrete)\b)/giu,
    why: promise,
    fix: 'Say what therapy can help with, such as “feel steadier at bedtime”.',
  },
  {
    pattern: /\bguarantee(?:s|d|ing)?\b/giu,
    why: promise,
    fix: 'Say what you do and what people often work on; nobody can promise how it goes.',
  },
  {
    pattern: /\b(?:clinically\s+|scientifically\s+)?proven\s+to\b/giu,
    why: promise,
    fix: 'Say “can help”, and name the study under “Sources” if there is one.',
  },
  {
    pattern: /\b100\s?(?:%|percent\b)/giu,
    why: promise,
    fix: 'Leave the number out, or say “many”.',
  },
  {
    pattern: new RegExp(
      `\\bbest\\s+(?:[\\p{L}-]+\\s+){0,2}${professions}\\b(?!\\s+for\\s+(?:you|them|your)\\b)`,
      'giu',
    ),
    why: boast,
    fix: 'Say what you are trained in.',
  },
  {
    pattern: new RegExp(
      `(?<!\\b(?:step|tip|reason|rule|myth|lesson|part|day|week)\\s)#\\s?1(?!\\d)|\\bnumber[\\s-]one\\s+${professions}`,
      'giu',
    ),
    why: boast,
    fix: 'Say what you are trained in.',
  },
  {
    pattern: new RegExp(
      `\\bheal(?:s|ed|ing)?\\s+(?:[\\p{L}]+\\s+){0,3}in\\s+(?:just\\s+|only\\s+|under\\s+|less\\s+than\\s+)?${amount}\\s+(?:short\\s+)?(?:days?|weeks?|months?|sessions?|hours?|minutes?|steps?)\\b`,
      'giu',
    ),
    why: promise,
    fix: 'Leave the time out; everyone takes the time they need.',
  },
]

/** Warns about claims that raise hopes nobody may raise; what is denied ("no guarantee") is no claim. */
export function checkClaims(text: string): Remark[] {
  return claims.flatMap(({ pattern, why, fix }) => {
    const claim = [...text.matchAll(pattern)].find(({ index }) => !isDenied(text, index))
    return claim ? [warning(`“${claim[0]}” ${why}. ${fix}`)] : []
  })
}
