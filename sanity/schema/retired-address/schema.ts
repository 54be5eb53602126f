import { EyeClosedIcon } from '@sanity/icons/EyeClosed'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { californiaTime } from '../california-time.ts'

/** Written when a post is taken off the website, never by hand: its addresses then say so. */
export const retiredAddressType = defineType({
  name: 'retiredAddress',
  title: 'Retired address',
  type: 'document',
  icon: EyeClosedIcon,
  readOnly: true,
  fields: [
    defineField({
      name: 'title',
      title: 'Title of the post',
      type: 'string',
      description: 'The title it had when it was taken off.',
    }),
    defineField({
      name: 'article',
      title: 'Post',
      description: 'The post, which is kept as a draft.',
      type: 'reference',
      weak: true,
      to: [{ type: 'article' }],
    }),
    defineField({
      name: 'addresses',
      title: 'Addresses',
      description: 'The last parts of the addresses that now say “taken down”.',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
    }),
    defineField({
      name: 'topics',
      title: 'Topics',
      description: 'What it was about, so that visitors find others like it.',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', weak: true, to: [{ type: 'topic' }] })],
    }),
    defineField({
      name: 'retiredAt',
      title: 'Taken off',
      type: 'datetime',
      options: californiaTime,
      description: 'When it was taken off the website.',
    }),
  ],
  preview: { select: { title: 'title', subtitle: 'retiredAt' } },
})
