import { UserIcon } from '@sanity/icons/User'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { slugify } from '#lib/slug.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { checkLink } from '../link/safe-link.ts'
import { needsSlug, needsText } from '../rules.ts'
import { checkDisplayName, neededForAssociates } from './rules.ts'

export const practitionerType = defineType({
  name: 'practitioner',
  title: 'Therapist',
  type: 'document',
  icon: UserIcon,
  validation: followTheRules,
  groups: [
    { name: 'about', title: 'About you', default: true },
    { name: 'licence', title: 'License' },
  ],
  fields: [
    defineField({
      name: 'displayName',
      title: 'Name',
      type: 'string',
      group: 'about',
      description: 'The name that you use with clients and that readers see.',
      validation: (rule) => [
        rule.custom(needsText('Write the name that readers should see.')),
        rule.custom((name, { document }) => checkDisplayName(name, document)),
      ],
    }),
    defineField({
      name: 'photo',
      title: 'Portrait',
      type: 'picture',
      group: 'about',
      description: 'A friendly picture of you. It stands beside your posts.',
    }),
    defineField({
      name: 'biography',
      title: 'About you',
      type: 'simpleText',
      group: 'about',
      description: 'A few paragraphs about how you work and what brought you here.',
    }),
    defineField({
      name: 'credentials',
      title: 'Degrees and certificates',
      type: 'array',
      group: 'about',
      description: 'Only what you can prove. Search engines are told about these and nothing else.',
      of: [
        defineArrayMember({
          name: 'credential',
          title: 'Degree or certificate',
          type: 'object',
          fields: [
            defineField({
              name: 'title',
              title: 'Title',
              type: 'string',
              description: 'Such as “MA in Counseling Psychology”.',
              validation: (rule) =>
                rule.custom(needsText('Name the degree or certificate, or remove it.')).warning(),
            }),
            defineField({
              name: 'issuer',
              title: 'Given by',
              type: 'string',
              description: 'The school or institute.',
              validation: (rule) =>
                rule.custom(needsText('Name the school or institute that gave it.')).warning(),
            }),
            defineField({
              name: 'year',
              title: 'Year',
              type: 'number',
              description: 'The year in which you received it.',
            }),
            defineField({
              name: 'url',
              title: 'Link',
              type: 'string',
              description: 'A page about it. You can leave this empty.',
              validation: (rule) => rule.custom(checkLink),
            }),
          ],
          preview: { select: { title: 'title', subtitle: 'issuer' } },
        }),
      ],
    }),
    defineField({
      name: 'slug',
      title: 'Web address',
      type: 'slug',
      group: 'about',
      description:
        'The last part of the address of this person’s page. It is made from the name when you leave that; change it here before you publish, if you like.',
      options: { source: 'displayName', slugify: (name: string) => slugify(name), maxLength: 96 },
      validation: (rule) =>
        rule.custom(needsSlug('Click “Generate”, so that this person can have a page.')).warning(),
    }),
    defineField({
      name: 'nameOnLicence',
      title: 'Name on the license',
      type: 'string',
      group: 'licence',
      description:
        'Your full name exactly as the board has it. California asks for it on every page.',
      validation: (rule) =>
        rule.custom(
          needsText('Write your full name as the board has it; every page must show it.'),
        ),
    }),
    defineField({
      name: 'licenceTitle',
      title: 'License title',
      type: 'string',
      group: 'licence',
      description:
        'Written out, such as “Licensed Marriage and Family Therapist”. Associates write their registration title.',
      validation: (rule) =>
        rule.custom(needsText('Write the title of your license; every page must show it.')),
    }),
    defineField({
      name: 'licenceAbbreviation',
      title: 'Short form',
      type: 'string',
      group: 'licence',
      description: 'The letters after your name, such as LMFT.',
      validation: (rule) =>
        rule.custom(needsText('Write the letters after your name, such as LMFT.')),
    }),
    defineField({
      name: 'licenceNumber',
      title: 'License number',
      type: 'string',
      group: 'licence',
      description:
        'The number on your license or registration. California asks for it on every page.',
      validation: (rule) =>
        rule.custom(needsText('Write your license number; every page must show it.')),
    }),
    defineField({
      name: 'boardName',
      title: 'Board',
      type: 'string',
      group: 'licence',
      description:
        'The board that licenses you, such as “California Board of Behavioral Sciences”.',
      validation: (rule) => rule.custom(needsText('Name the board that gave you the license.')),
    }),
    defineField({
      name: 'boardUrl',
      title: 'Board’s website',
      type: 'string',
      group: 'licence',
      description: 'Where anyone can look your license up.',
      validation: (rule) => rule.custom(checkLink),
    }),
    defineField({
      name: 'isAssociate',
      title: 'Registered associate',
      type: 'boolean',
      group: 'licence',
      description:
        'Switch on while you work under supervision. Your supervisor is then named with you.',
      initialValue: false,
    }),
    defineField({
      name: 'supervisorName',
      title: 'Supervisor',
      type: 'string',
      group: 'licence',
      description: 'Your supervisor’s full name.',
      hidden: ({ document }) => document?.isAssociate !== true,
      validation: (rule) =>
        rule.custom((name, { document }) =>
          neededForAssociates('Name your supervisor; associates must show this.')(name, document),
        ),
    }),
    defineField({
      name: 'supervisorLicence',
      title: 'Supervisor’s license',
      type: 'string',
      group: 'licence',
      description: 'Title and number, such as “LMFT 12345”.',
      hidden: ({ document }) => document?.isAssociate !== true,
      validation: (rule) =>
        rule.custom((licence, { document }) =>
          neededForAssociates(
            'Write your supervisor’s license, such as “LMFT 12345”; associates must show this.',
          )(licence, document),
        ),
    }),
  ],
  preview: {
    select: { title: 'displayName', subtitle: 'licenceTitle', media: 'photo' },
    prepare: ({ title, subtitle, media }) => ({
      title: title || 'No name yet',
      subtitle,
      media: media ?? UserIcon,
    }),
  },
})
