import { BookIcon } from '@sanity/icons/Book'
import { defineType } from '@sanity/types'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { legalPreview, legalTextFields } from '../legal-text/schema.ts'

export const hipaaNoticeType = defineType({
  name: 'hipaaNotice',
  title: 'HIPAA notice',
  type: 'document',
  icon: BookIcon,
  validation: followTheRules,
  fields: legalTextFields({
    title: 'Notice of Privacy Practices',
    bodyHelp:
      'How you use and protect your clients’ health information. The page is there unless your settings say that HIPAA does not cover you. The text that comes with the site is an outline: federal law prescribes some sentences word for word, and California adds rules of its own. Have it checked.',
    missingBody:
      'Write how you use and protect health information, or say under Settings that HIPAA does not cover you.',
  }),
  preview: legalPreview('HIPAA notice', BookIcon),
})
