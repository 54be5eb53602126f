import { checkAltAgainstCaption } from './alt-like-caption.ts'
import { checkBannerWidth } from './banner-width.ts'
import { checkClaims } from './claims.ts'
import { checkDoubledTitle } from './doubled-title.ts'
import { checkEmptyHeadings } from './empty-heading.ts'
import { checkFakeHeadings } from './fake-heading.ts'
import { checkFeePhrases } from './fee-phrases.ts'
import { type Fields, textOf } from './fields.ts'
import type { Finding, Remark } from './finding.ts'
import { checkHeadingOrder } from './heading-order.ts'
import { checkInvisibleCharacters } from './invisible-characters.ts'
import { checkLastChecked } from './last-checked.ts'
import { isLegalText } from './legal-texts.ts'
import { checkLinkAddresses } from './link-address.ts'
import { checkLinkWords } from './link-words.ts'
import { linksOf } from './links.ts'
import { checkParagraphLength } from './long-paragraph.ts'
import { checkSentenceLength } from './long-sentence.ts'
import { checkSubtitle } from './missing-subtitle.ts'
import type { Passage } from './passages.ts'
import { checkPeopleShown } from './people-shown.ts'
import type { Contents } from './read-document.ts'
import { checkReadingGrade } from './reading-grade.ts'
import { checkTestimonial } from './testimonial.ts'
import { checkUpload } from './unfinished-upload.ts'

/**
 * The rules that a document answers by itself.
 * @param now milliseconds since 1970
 */
export function checkAlone(document: Fields, contents: Contents, now: number): Finding[] {
  const { lines, body, asides, quotations, figures, pictures } = contents
  const links = linksOf([...body, ...asides])
  const isArticle = document._type === 'article'
  return [
    ...(isArticle ? checkSubtitle(textOf(document.title), textOf(document.subtitle)) : []),
    ...remarksOn([...lines, ...body, ...asides], (text) => [
      ...checkClaims(text),
      ...(isLegalText(document) ? [] : checkFeePhrases(text, isArticle ? 'warning' : 'error')),
      ...checkInvisibleCharacters(text),
    ]),
    ...remarksOn([...body, ...asides].filter(isProse), (text) => [
      ...checkParagraphLength(text),
      ...checkSentenceLength(text),
    ]),
    ...checkDoubledTitle(body, textOf(document.title)),
    ...checkHeadingOrder(body),
    ...checkEmptyHeadings(body),
    ...checkFakeHeadings(body),
    ...checkLinkWords(links),
    ...checkLinkAddresses(links),
    ...quotations.flatMap(({ fields, path }) => checkTestimonial(fields, path)),
    ...figures.flatMap(({ fields, path }) => checkAltAgainstCaption(fields, path)),
    ...pictures.flatMap(({ fields, path, isWide }) => [
      ...checkUpload(fields, path, now),
      ...checkPeopleShown(fields, path),
      ...(isWide ? checkBannerWidth(fields, path) : []),
    ]),
    ...(isArticle ? checkGrade(body) : []),
    ...checkLastChecked(textOf(document.lastChecked), now).map((remark) => ({
      ...remark,
      path: ['lastChecked'],
    })),
  ]
}

function remarksOn(passages: Passage[], rule: (text: string) => Remark[]): Finding[] {
  return passages.flatMap(({ text, path }) => rule(text).map((remark) => ({ ...remark, path })))
}

function checkGrade(body: Passage[]): Finding[] {
  const texts = body.filter(isProse).map(({ text }) => text)
  return checkReadingGrade(texts).map((remark) => ({ ...remark, path: ['body'] }))
}

function isProse({ kind }: Passage): boolean {
  return kind === 'paragraph' || kind === 'item' || kind === 'step' || kind === 'invitation'
}
