import { BillIcon } from '@sanity/icons/Bill'
import { defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { legalPreview, legalTextFields } from '../legal-text/schema.ts'

export const goodFaithEstimateType = defineType({
  name: 'goodFaithEstimate',
  title: 'Good Faith Estimate',
  type: 'document',
  icon: BillIcon,
  validation: followTheRules,
  fields: legalTextFields({
    title: 'Your right to a Good Faith Estimate',
    bodyHelp:
      'That people who pay themselves get the expected cost in writing, how they ask for it, and what they can do if the bill is higher. How it is announced has changed before, so have it checked.',
    missingBody:
      'Write what people are told about their right to a cost estimate; federal law asks for it.',
  }),
  preview: legalPreview('Good Faith Estimate', BillIcon),
})
