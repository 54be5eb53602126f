import { defineField } from '@sanity/types'
import { needsBlocks, needsText } from '../rules.ts'

/** What every legal text is asked for, in the words that fit its page. */
export function legalTextFields(words: { title: string; bodyHelp: string; missingBody: string }) {
  return [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The headline of the page.',
      initialValue: words.title,
      validation: (rule) =>
        rule.custom(needsText(`Give the page a headline, such as “${words.title}”.`)),
    }),
    ...legalDateFields(),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'body',
      description: words.bodyHelp,
      validation: (rule) => rule.custom(needsBlocks(words.missingBody)),
    }),
  ]
}

/** From when a legal text counts, and when someone last looked whether it still does. */
export function legalDateFields() {
  return [
    defineField({
      name: 'effectiveDate',
      title: 'In effect since',
      type: 'date',
      description: 'The day from which this text counts. Change it whenever the text changes.',
      validation: (rule) =>
        rule.required().error('Choose the day from which this text counts; readers see it.'),
    }),
    defineField({
      name: 'lastChecked',
      title: 'Last checked',
      type: 'date',
      description:
        'The day on which you, or someone who knows the law, last read this text against the rules. After a year you get a reminder here.',
      validation: (rule) =>
        rule
          .required()
          .warning('Choose the day on which someone last checked this text against the rules.'),
    }),
  ]
}
