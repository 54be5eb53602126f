import { callToActionFields } from '../call-to-action/query.ts'
import { calloutFields } from '../callout/query.ts'
import { crisisHelpFields } from '../crisis-help/query.ts'
import { figureFields } from '../figure/query.ts'
import { markFields } from '../link/query.ts'
import { quotationFields } from '../quotation/query.ts'
import { stepsFields } from '../steps/query.ts'

/** Every block of a text, with the pages that its links lead to. */
export const bodyFields = `
  _key,
  _type,
  _type == "block" => {
    style,
    listItem,
    level,
    children[]{_key, _type, text, marks},
    markDefs[]{${markFields}}
  },
  _type == "steps" => {${stepsFields}},
  _type == "quotation" => {${quotationFields}},
  _type == "figure" => {${figureFields}},
  _type == "callout" => {${calloutFields}},
  _type == "crisisHelp" => {${crisisHelpFields}},
  _type == "callToAction" => {${callToActionFields}}`

/** Only what is needed to count the words of a text that isn't shown. */
export const wordFields = `
  _type,
  _type == "block" => {children[]{text}},
  _type == "steps" => {items[]{title, text, quotation{text}}},
  _type == "quotation" => {text},
  _type == "figure" => {caption},
  _type == "callout" => {title, text[]{children[]{text}}}`
