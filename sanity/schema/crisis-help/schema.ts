import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineField, defineType } from '@sanity/types'

export const crisisHelpType = defineType({
  name: 'crisisHelp',
  title: 'Crisis help',
  type: 'object',
  icon: HelpCircleIcon,
  fields: [
    defineField({
      name: 'introduction',
      title: 'Words before the numbers',
      type: 'string',
      description:
        'The numbers come by themselves: 911, 988, the Crisis Text Line, and what you added under “Crisis help”. You can put a sentence before them, such as “If tonight is too much, somebody is awake”, or leave this empty.',
    }),
  ],
  preview: {
    select: { introduction: 'introduction' },
    prepare: ({ introduction }) => ({
      title: introduction || 'The crisis numbers',
      subtitle: 'Crisis help',
      media: HelpCircleIcon,
    }),
  },
})
