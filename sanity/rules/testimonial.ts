import type { Path } from '@sanity/types'
import { type Fields, textOf } from './fields.ts'
import { type Finding, warning } from './finding.ts'

const fromClient =
  /\b(?:(?:former|current|past|happy|grateful|anonymous|adult|my|our|a|an)\s+)*(?:clients?|patients?)\b/iu
const praise =
  /\bmy (?:therapist|counsel+or|psychotherapist)\b|\b(?:she|he|they)(?:['’]s| is| are)? (?:(?:really|truly|such)\s+)*(?:helped me|changed my life|saved my|an? (?:amazing|wonderful|great|incredible|fantastic) (?:therapist|counsel+or))|\b(?:highly|would|can) recommend\b|\btherapy with (?:her|him|\p{Lu}\w+)\b/iu

/** Warns about a quotation that reads like a client's praise, which the ethics codes bar. */
export function checkTestimonial(quotation: Fields, path: Path): Finding[] {
  if (quotation.sourceKind === 'published-work') return []
  const soundsLikeOne =
    fromClient.test(textOf(quotation.attribution)) || praise.test(textOf(quotation.text))
  if (!soundsLikeOne) return []
  return [
    {
      ...warning(
        'This sounds like a client’s praise. The ethics codes do not allow testimonials, even anonymous ones: say it in your own words, or take it out.',
      ),
      path: [...path, 'text'],
    },
  ]
}
