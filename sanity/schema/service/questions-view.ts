import { z } from 'zod'
import type { Question } from '#lib/views.ts'
import { key, list, text, words } from '../parse.ts'
import { simpleTextPart, toSimpleBody } from '../simple-text/view.ts'

export const questionsPart = () =>
  list(z.object({ _key: key(), question: text(), answer: simpleTextPart() }))

/** The questions that have an answer. */
export function toQuestions(raw: z.output<ReturnType<typeof questionsPart>>): Question[] {
  return raw.flatMap((item, index) => {
    const question = words(item.question)
    const answer = toSimpleBody(item.answer)
    return question === undefined || answer.length === 0
      ? []
      : [{ key: item._key || String(index), question, answer }]
  })
}
