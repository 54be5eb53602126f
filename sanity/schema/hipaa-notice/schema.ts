import { AccessDeniedIcon } from '@sanity/icons/AccessDenied'
import { defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { legalTextFields } from '../legal-text/schema.ts'

export const hipaaNoticeType = defineType({
  name: 'hipaaNotice',
  title: 'HIPAA notice',
  type: 'document',
  icon: AccessDeniedIcon,
  validation: followTheRules,
  fields: legalTextFields({
    title: 'Notice of Privacy Practices',
    bodyHelp:
      'How you use and protect your clients’ health information. The page is there unless your settings say that HIPAA does not cover you. Have it checked.',
    missingBody:
      'Write how you use and protect health information, or say under Settings that HIPAA does not cover you.',
  }),
  preview: { prepare: () => ({ title: 'HIPAA notice', media: AccessDeniedIcon }) },
})
