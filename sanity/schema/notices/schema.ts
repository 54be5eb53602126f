import { ClipboardIcon } from '@sanity/icons/Clipboard'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { legalDateFields, legalPreview } from '../legal-text/schema.ts'
import { checkLink } from '../link/safe-link.ts'
import { checkPhone, needsBlocks, needsText } from '../rules.ts'

export const noticesType = defineType({
  name: 'notices',
  title: 'Notices to clients',
  type: 'document',
  icon: ClipboardIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The headline of the page.',
      initialValue: 'Notices to clients',
      validation: (rule) =>
        rule.custom(needsText('Give the page a headline, such as “Notices to clients”.')),
    }),
    ...legalDateFields(),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'simpleText',
      description: 'A sentence or two before the notices. You can leave this empty.',
    }),
    defineField({
      name: 'entries',
      title: 'Notices',
      type: 'array',
      description:
        'One for each kind of license in your practice: that the board receives complaints, and how to reach it. The wording changes now and then, so copy it from your board, with the address and phone it gives today.',
      validation: (rule) =>
        rule.custom((entries) =>
          Array.isArray(entries) && entries.length > 0
            ? true
            : 'Add the notice for your license: that your board receives complaints, and how to reach it.',
        ),
      of: [
        defineArrayMember({
          name: 'notice',
          title: 'Notice',
          type: 'object',
          fields: [
            defineField({
              name: 'licenceType',
              title: 'For whom',
              type: 'string',
              description: 'The kind of license, such as “Marriage and family therapists”.',
              validation: (rule) =>
                rule.custom(needsText('Name the kind of license that this notice is for.')),
            }),
            defineField({
              name: 'text',
              title: 'Notice',
              type: 'simpleText',
              description: 'The notice in the words that your board gives today.',
              validation: (rule) =>
                rule.custom(needsBlocks('Write the notice in the words that your board gives.')),
            }),
            defineField({
              name: 'boardUrl',
              title: 'Board’s website',
              type: 'string',
              description: 'Where complaints are taken, such as https://www.bbs.ca.gov.',
              validation: (rule) => [
                rule.custom(needsText('Add the board’s web address; the notice must name it.')),
                rule.custom(checkLink),
              ],
            }),
            defineField({
              name: 'boardPhone',
              title: 'Board’s phone',
              type: 'string',
              description: 'As people should dial it, such as (916) 574-7830.',
              validation: (rule) => [
                rule.custom(needsText('Add the board’s phone number; the notice must name it.')),
                rule.custom(checkPhone).warning(),
              ],
            }),
          ],
          preview: { select: { title: 'licenceType' } },
        }),
      ],
    }),
  ],
  preview: legalPreview('Notices to clients', ClipboardIcon),
})
