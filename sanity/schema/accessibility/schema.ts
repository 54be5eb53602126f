import { UsersIcon } from '@sanity/icons/Users'
import { defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { legalPreview, legalTextFields } from '../legal-text/schema.ts'

export const accessibilityType = defineType({
  name: 'accessibility',
  title: 'Accessibility statement',
  type: 'document',
  icon: UsersIcon,
  validation: followTheRules,
  fields: legalTextFields({
    title: 'Accessibility',
    bodyHelp:
      'What you do so that everyone can use the site and reach you. Say what is true of your office, too. Your phone and e-mail are added below it.',
    missingBody: 'Write what you do so that everyone can use the site and reach you.',
  }),
  preview: legalPreview('Accessibility statement', UsersIcon),
})
