import { defineField } from '@sanity/types'
import type { ComponentType } from 'react'
import { needsBlocks, needsText } from '../rules.ts'
import { describeChecked } from './describe-checked.ts'

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

/**
 * From when a legal text counts, and when someone last looked whether it still does.
 * @param noDay what is said while the first is missing
 */
export function legalDateFields(
  noDay = 'Choose the day from which this text counts; readers see it.',
) {
  return [
    defineField({
      name: 'effectiveDate',
      title: 'In effect since',
      type: 'date',
      description: 'The day from which this text counts. Change it whenever the text changes.',
      validation: (rule) => rule.required().error(noDay),
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
          .warning(
            'Have this checked: nobody has said yet that this text keeps to today’s rules. Let someone who knows the law read it, then put that day here.',
          ),
    }),
  ]
}

/** How a legal text stands in a list. */
export function legalPreview(title: string, media: ComponentType) {
  return {
    select: { lastChecked: 'lastChecked' },
    prepare: ({ lastChecked }: { lastChecked?: unknown }) => ({
      title,
      subtitle: describeChecked(lastChecked),
      media,
    }),
  }
}
