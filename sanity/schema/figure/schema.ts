import { ImageIcon } from '@sanity/icons/Image'
import { defineField, defineType } from '@sanity/types'
import { needsPicture } from '../picture/rules.ts'

export const figureType = defineType({
  name: 'figure',
  title: 'Picture',
  type: 'object',
  icon: ImageIcon,
  fields: [
    defineField({
      name: 'picture',
      title: 'Picture',
      type: 'picture',
      description:
        'A picture within the text. The crop sign on it lets you choose the part that always stays in sight.',
      validation: (rule) =>
        rule.custom(needsPicture('Add the picture, or take its empty place out of the text.')),
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'A line below the picture. You can leave this empty.',
    }),
  ],
  preview: {
    select: {
      title: 'caption',
      alt: 'picture.alt',
      file: 'picture.asset._ref',
      media: 'picture',
    },
    prepare: ({ title, alt, file, media }) => ({
      title: file ? title || alt || 'Picture' : 'A picture is missing here: click, and drag it in',
      media,
    }),
  },
})
