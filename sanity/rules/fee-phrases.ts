import type { Level, Remark } from './finding.ts'

const amount = '\\d[\\d.,]*'
/** An amount counts as a price by its sign, by its currency's name, or by what it buys. */
const price = `(?:(?:\\$|USD)\\s?${amount}|${amount}\\s?(?:USD|dollars|bucks)\\b|${amount}\\s+(?:per|an?|for\\s+(?:an?|each))\\s+(?:session|hour|appointment|visit|meeting)\\b)`
const vague = new RegExp(
  `\\b(?:from|as\\s+low\\s+as|(?:start|begin)(?:s|n?ing)?\\s+(?:at|from|with))\\s+(?:(?:just|only|as\\s+little\\s+as)\\s+)?${price}|${price}(?:\\s?\\+|\\s+(?:and|or)\\s+(?:up|more|above)\\b)`,
  'iu',
)

/**
 * Finds a price that is not exact (BPC 651(c)); "sliding scale" is fine.
 * @param level `error` where a text is about what a service costs
 */
export function checkFeePhrases(text: string, level: Level): Remark[] {
  const found = vague.exec(text)?.[0].replace(/[.,]+$/, '')
  if (found === undefined) return []
  return [
    {
      level,
      message: `California asks for exact prices, and “${found}” is not one. Give the whole fee, such as “$175 for 50 minutes”, or take it out here.`,
    },
  ]
}
