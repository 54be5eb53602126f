import { CogIcon } from '@sanity/icons/Cog'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { telehealthRule } from '#lib/california.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { atMost, checkPhone, needsText } from '../rules.ts'
import { needsAnAddress, needsFundingNotices, needsHipaaNotice } from './rules.ts'

const yesNoUnsure = [
  { title: 'Yes', value: 'yes' },
  { title: 'No', value: 'no' },
  { title: 'I’m not sure', value: 'unsure' },
]

export const settingsType = defineType({
  name: 'settings',
  title: 'Settings',
  type: 'document',
  icon: CogIcon,
  validation: followTheRules,
  groups: [
    { name: 'practice', title: 'Practice', default: true },
    { name: 'contact', title: 'Contact and place' },
    { name: 'words', title: 'Words used everywhere' },
    { name: 'legal', title: 'Legal' },
  ],
  fields: [
    defineField({
      name: 'practiceName',
      title: 'Name of the practice',
      type: 'string',
      group: 'practice',
      description: 'It stands at the top of every page.',
      validation: (rule) => rule.custom(needsText('Write the name of your practice.')),
    }),
    defineField({
      name: 'tagline',
      title: 'Tagline',
      type: 'string',
      group: 'practice',
      description: 'A few words below the name, such as “Therapy for tired parents”.',
    }),
    defineField({
      name: 'description',
      title: 'Description for search engines',
      type: 'text',
      rows: 3,
      group: 'practice',
      description: 'One or two sentences, 70 to 160 characters, about the practice as a whole.',
      validation: (rule) =>
        rule
          .custom(atMost(160, 'Search engines cut this off. Say it in 160 characters.'))
          .warning(),
    }),
    defineField({
      name: 'owner',
      title: 'Owner',
      type: 'reference',
      to: [{ type: 'practitioner' }],
      group: 'practice',
      description: 'The therapist whose name and license stand on every page, as California asks.',
      validation: (rule) =>
        rule
          .required()
          .error('Choose whose license stands on every page. Add the person under “About” first.'),
    }),
    defineField({
      name: 'isFictitiousName',
      title: 'The practice’s name is not your own name',
      type: 'boolean',
      group: 'practice',
      description:
        'Switch on if clients could not tell from the name whose practice it is. Pages then name the owner.',
      initialValue: false,
    }),
    defineField({
      name: 'phone',
      title: 'Phone',
      type: 'string',
      group: 'contact',
      description: 'As people should dial it, such as (714) 555-0123.',
      validation: (rule) => rule.custom(checkPhone).warning(),
    }),
    defineField({
      name: 'email',
      title: 'E-mail',
      type: 'string',
      group: 'contact',
      description: 'Where people can write to you.',
      validation: (rule) =>
        rule.email().warning('This does not look like an e-mail address. Check it for a typo.'),
    }),
    defineField({
      name: 'bookingLink',
      title: 'Booking link',
      type: 'actionLink',
      group: 'contact',
      description:
        'Where people book a first call, such as your client portal. It becomes the main button.',
    }),
    defineField({
      name: 'streetAddress',
      title: 'Street address',
      type: 'array',
      group: 'contact',
      description: 'One line each: street and number, then suite.',
      of: [defineArrayMember({ type: 'string' })],
    }),
    defineField({
      name: 'showStreetAddress',
      title: 'Show the street address',
      type: 'boolean',
      group: 'contact',
      description: 'Leave off if you work from home: the site then shows only the town.',
      initialValue: false,
    }),
    defineField({
      name: 'locality',
      title: 'Town',
      type: 'string',
      group: 'contact',
      description: 'The town of your office, such as Costa Mesa.',
      validation: (rule) =>
        rule.custom(needsText('Write the town, so that people know where you are.')).warning(),
    }),
    defineField({
      name: 'region',
      title: 'State',
      type: 'string',
      group: 'contact',
      description: 'Two letters. The site is made for California: CA.',
      initialValue: 'CA',
    }),
    defineField({
      name: 'postalCode',
      title: 'ZIP code',
      type: 'string',
      group: 'contact',
      description: 'The ZIP code of your office.',
    }),
    defineField({
      name: 'areasServed',
      title: 'Places you serve',
      type: 'array',
      group: 'contact',
      description: 'Towns or counties whose people really come to you, one per line.',
      of: [defineArrayMember({ type: 'string' })],
    }),
    defineField({
      name: 'telehealthStatement',
      title: 'Telehealth statement',
      type: 'text',
      rows: 3,
      group: 'words',
      description:
        'Stands wherever “online” is offered: that clients must be in California during an online session.',
      initialValue: telehealthRule,
      validation: (rule) =>
        rule
          .custom(needsText('Say that clients must be in California during an online session.'))
          .warning(),
    }),
    defineField({
      name: 'locationLine',
      title: 'Where you work, in one line',
      type: 'text',
      rows: 2,
      group: 'words',
      description: 'Such as “In person in Costa Mesa and online anywhere in California”.',
    }),
    defineField({
      name: 'callToAction',
      title: 'Invitation',
      type: 'callToAction',
      group: 'words',
      description: 'Stands at the end of every article that has no invitation of its own.',
    }),
    defineField({
      name: 'hipaaCoveredEntity',
      title: 'Is your practice covered by HIPAA?',
      type: 'string',
      group: 'legal',
      description:
        'Usually yes if you bill insurance electronically. “I’m not sure” is treated as yes, which is the careful choice.',
      options: { layout: 'radio', list: yesNoUnsure },
      initialValue: 'unsure',
      validation: (rule) => rule.custom(needsHipaaNotice).warning(),
    }),
    defineField({
      name: 'receivesHhsFunding',
      title: 'Do you receive federal health money?',
      type: 'string',
      group: 'legal',
      description:
        'For example by taking Medicare or Medi-Cal. If you do, the website needs two notices more, and you are reminded of them here. Whoever does your billing knows.',
      options: { layout: 'radio', list: yesNoUnsure },
      initialValue: 'unsure',
      validation: (rule) => rule.custom(needsFundingNotices).warning(),
    }),
    defineField({
      name: 'contactForm',
      title: 'Contact form',
      type: 'boolean',
      group: 'legal',
      description:
        'Leave off to send people to your phone, e-mail or booking link. Switched on, the contact page asks for name, phone or e-mail and a good time, and mails them to your e-mail address; the website keeps nothing. Two things are needed: your address under “E-mail”, and a mail server, which whoever runs your website sets up. Until both are there, the page shows no form. Name the form in your privacy policy.',
      initialValue: false,
      validation: (rule) =>
        rule.custom((isOn, { document }) => needsAnAddress(isOn, document?.email)),
    }),
    defineField({
      name: 'contactFormWords',
      title: 'Let people write a few words',
      type: 'boolean',
      group: 'legal',
      description:
        'Adds a small box to the contact form: 300 characters, with the request to leave out private health details. The careful choice is to leave it off.',
      initialValue: false,
      hidden: ({ document }) => document?.contactForm !== true,
    }),
  ],
  preview: { prepare: () => ({ title: 'Settings', media: CogIcon }) },
})
