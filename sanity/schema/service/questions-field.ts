import { defineArrayMember, defineField } from '@sanity/types'
import { needsText } from '../rules.ts'

/** Questions with their answers, for one service or for all. */
export function questionsField({ group, description }: { group: string; description: string }) {
  return defineField({
    name: 'questions',
    title: 'Questions and answers',
    type: 'array',
    group,
    description,
    of: [
      defineArrayMember({
        name: 'question',
        title: 'Question',
        type: 'object',
        fields: [
          defineField({
            name: 'question',
            title: 'Question',
            type: 'string',
            description: 'As a person would ask it, such as “How long does it take?”',
            validation: (rule) =>
              rule.custom(needsText('Write the question, or remove it.')).warning(),
          }),
          defineField({
            name: 'answer',
            title: 'Answer',
            type: 'simpleText',
            description: 'A short, honest answer.',
            validation: (rule) => rule.min(1).warning('Write the answer, or remove the question.'),
          }),
        ],
        preview: { select: { title: 'question' } },
      }),
    ],
  })
}
