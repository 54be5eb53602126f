import { UlistIcon } from '@sanity/icons/Ulist'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { needsBlocks } from '../rules.ts'
import { questionsField } from '../service/questions-field.ts'
import { checkCounty, checkRepeats } from './rules.ts'

export const servicesPageType = defineType({
  name: 'servicesPage',
  title: 'Services page',
  type: 'document',
  icon: UlistIcon,
  validation: followTheRules,
  groups: [
    { name: 'write', title: 'Write', default: true },
    { name: 'places', title: 'Where you work' },
    { name: 'money', title: 'Fees and insurance' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'write',
      description:
        'The headline. Left empty, it names your town and “online throughout California”.',
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'simpleText',
      group: 'write',
      description: 'What working with you is like, in a few sentences. The services follow below.',
    }),
    defineField({
      name: 'forWhom',
      title: 'Who it is for',
      type: 'array',
      group: 'write',
      description: 'Who finds help with you, one per line.',
      of: [defineArrayMember({ type: 'string' })],
    }),
    questionsField({
      group: 'write',
      description: 'What people ask about therapy with you in general. Each opens with a tap.',
    }),
    defineField({
      name: 'inPerson',
      title: 'In person',
      type: 'simpleText',
      group: 'places',
      description: 'Below your address: what your office is like and how to get there.',
    }),
    defineField({
      name: 'online',
      title: 'Online',
      type: 'simpleText',
      group: 'places',
      description:
        'How online sessions work. Your telehealth statement from the settings is added, as California asks.',
    }),
    defineField({
      name: 'areas',
      title: 'Areas you serve',
      type: 'array',
      group: 'places',
      description:
        'Counties with the towns whose people really come to you. The map lights the counties, and the lamp stands in the one that lists the town of your office. Left empty, the places from the settings are shown.',
      validation: (rule) => rule.custom(checkRepeats).warning(),
      of: [
        defineArrayMember({
          name: 'area',
          title: 'County',
          type: 'object',
          fields: [
            defineField({
              name: 'county',
              title: 'County',
              type: 'string',
              description: 'From the list of California’s counties.',
              validation: (rule) => rule.custom(checkCounty).warning(),
            }),
            defineField({
              name: 'cities',
              title: 'Towns',
              type: 'array',
              description:
                'One per line, just the name, such as “Costa Mesa”. They stand on the page as a plain list, for people who look for their own town. Left empty, the whole county is named.',
              of: [defineArrayMember({ type: 'string' })],
            }),
          ],
          preview: {
            select: { title: 'county', cities: 'cities' },
            prepare: ({ title, cities }) => ({
              title: title || 'No county yet',
              subtitle: Array.isArray(cities) ? cities.join(', ') : undefined,
            }),
          },
        }),
      ],
    }),
    defineField({
      name: 'fees',
      title: 'About fees',
      type: 'simpleText',
      group: 'money',
      description:
        'How and when people pay, and what a canceled hour costs. The exact fees stand with each service.',
    }),
    defineField({
      name: 'insurance',
      title: 'Insurance',
      type: 'simpleText',
      group: 'money',
      description: 'Whether you bill insurance, and how people get a superbill for their own plan.',
      validation: (rule) =>
        rule
          .custom(
            needsBlocks(
              'Say whether you bill insurance, and whether people get a superbill for their own plan. Many ask that before anything else.',
            ),
          )
          .info(),
    }),
  ],
  preview: { prepare: () => ({ title: 'Services page', media: UlistIcon }) },
})
