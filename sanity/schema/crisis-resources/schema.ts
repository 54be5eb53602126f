import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { needsText } from '../rules.ts'
import { checkHelpAddress, describeHelp } from './rules.ts'

export const crisisResourcesType = defineType({
  name: 'crisisResources',
  title: 'Crisis help',
  type: 'document',
  icon: HelpCircleIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'lines',
      title: 'More help near you',
      type: 'array',
      description:
        '911, 988 and the Crisis Text Line stand on every page already and cannot be taken off. Add help that is close to your clients, such as your county’s crisis team.',
      of: [
        defineArrayMember({
          name: 'line',
          title: 'Help',
          type: 'object',
          fields: [
            defineField({
              name: 'name',
              title: 'Name',
              type: 'string',
              description: 'Who answers, such as “Orange County crisis team”.',
              validation: (rule) => rule.custom(needsText('Write who answers there.')),
            }),
            defineField({
              name: 'label',
              title: 'What to do',
              type: 'string',
              description: 'What people tap, such as “Call (714) 555-0199”.',
              validation: (rule) =>
                rule.custom(needsText('Write what people tap, such as “Call (714) 555-0199”.')),
            }),
            defineField({
              name: 'href',
              title: 'Address',
              type: 'string',
              description:
                'For a phone write tel:+17145550199, for text messages sms:741741, for a website https://…',
              validation: (rule) => rule.custom(checkHelpAddress),
            }),
          ],
          preview: { select: { title: 'name', subtitle: 'label' } },
        }),
      ],
    }),
  ],
  preview: {
    select: { lines: 'lines' },
    prepare: ({ lines }) => ({
      title: 'Crisis help',
      subtitle: describeHelp(lines),
      media: HelpCircleIcon,
    }),
  },
})
