import { ImageIcon } from '@sanity/icons/Image'
import { defineField, defineType } from '@sanity/types'
import { checkAlt, checkAltWording } from './rules.ts'

/** What is said about a picture is asked once there is one. */
const hasFile = (picture: { asset?: unknown } | undefined) => picture?.asset !== undefined

export const pictureType = defineType({
  name: 'picture',
  title: 'Picture',
  type: 'image',
  icon: ImageIcon,
  options: { hotspot: true },
  fields: [
    defineField({
      name: 'alt',
      title: 'Picture in words',
      type: 'string',
      description:
        'What you would tell a friend on the phone about this picture, in one sentence. People who cannot see it hear this instead.',
      hidden: ({ parent }) => !hasFile(parent) || parent?.decorative === true,
      validation: (rule) => [
        rule.custom((alt, { parent }) => checkAlt(alt, parent)),
        rule.custom((alt) => checkAltWording(alt)).warning(),
      ],
    }),
    defineField({
      name: 'decorative',
      title: 'Only decoration',
      type: 'boolean',
      description:
        'Switch on when the picture adds mood but no meaning, such as a soft background. Screen readers then skip it.',
      hidden: ({ parent }) => !hasFile(parent),
      initialValue: false,
    }),
    defineField({
      name: 'peopleShown',
      title: 'Who is in the picture?',
      type: 'string',
      description:
        'If a model posed for the picture, California asks for a small note that says so. The site adds it for you.',
      hidden: ({ parent }) => !hasFile(parent),
      options: {
        layout: 'radio',
        list: [
          { title: 'Nobody', value: 'none' },
          { title: 'You, the therapist', value: 'therapist' },
          { title: 'A model, not you and not a client', value: 'model' },
        ],
      },
      initialValue: 'none',
    }),
    defineField({
      name: 'credit',
      title: 'Credit',
      type: 'string',
      description:
        'The photographer or artist, if the picture’s license asks for it. Otherwise leave this empty.',
      hidden: ({ parent }) => !hasFile(parent),
    }),
  ],
})
