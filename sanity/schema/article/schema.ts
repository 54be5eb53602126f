import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { slugify } from '#lib/slug.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { californiaTime } from '../california-time.ts'
import { needsPicture } from '../picture/rules.ts'
import { atMost, needsText } from '../rules.ts'
import { seoField } from '../seo/schema.ts'
import { needsAddress, needsOwnAddress } from './addresses.ts'
import { describeVersion } from './describe-version.ts'
import {
  contentNoteField,
  importedFromField,
  referencesField,
  relatedField,
} from './extra-fields.ts'

export const articleType = defineType({
  name: 'article',
  title: 'Post',
  type: 'document',
  icon: DocumentTextIcon,
  validation: followTheRules,
  groups: [
    { name: 'write', title: 'Write', default: true },
    { name: 'details', title: 'Details' },
    { name: 'care', title: 'Care for readers' },
    { name: 'search', title: 'Search engines' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'write',
      description: 'The headline. Write it the way a tired reader would ask the question at night.',
      validation: (rule) => [
        rule.custom(needsText('Give the post a title.')),
        rule
          .custom(
            atMost(
              90,
              'This is long for a title. Under 90 characters it stays on two lines of a phone.',
            ),
          )
          .warning(),
      ],
    }),
    defineField({
      name: 'subtitle',
      title: 'Subtitle',
      type: 'string',
      group: 'write',
      description:
        'One sentence below the title that says what the reader will take away. You can leave it empty.',
    }),
    defineField({
      name: 'slug',
      title: 'Web address',
      type: 'slug',
      group: 'write',
      description:
        'The last part of the post’s address, after /blog/. It is made from the title when you leave that, or on publishing; change it here before you publish, if you like.',
      options: {
        source: 'title',
        slugify: (title: string) => slugify(title),
        maxLength: 96,
        // The rule below says whose the address is, also when it was another post's before.
        isUnique: () => true,
      },
      validation: (rule) => [rule.custom(needsAddress), rule.custom(needsOwnAddress)],
    }),
    defineField({
      name: 'banner',
      title: 'Picture at the top',
      type: 'picture',
      group: 'write',
      description:
        'The large picture above the text and in lists. The crop sign on it lets you choose the part that always stays in sight.',
      validation: (rule) =>
        rule
          .custom(
            needsPicture('A post is easier to recognize with a picture. Add one when you have it.'),
          )
          .warning(),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'body',
      group: 'write',
      description:
        'Write here, or paste from Google Docs or Word. The bar above the text adds headings, steps, quotations, pictures and an invitation.',
      validation: (rule) => rule.min(1).warning('There is no text yet. Write or paste it here.'),
    }),
    defineField({
      name: 'previousSlugs',
      title: 'Earlier web addresses',
      type: 'array',
      group: 'details',
      description: 'Addresses this post had before. Old links keep leading here.',
      of: [defineArrayMember({ type: 'string' })],
      readOnly: true,
      hidden: ({ value }) => !Array.isArray(value) || value.length === 0,
    }),
    defineField({
      name: 'topics',
      title: 'Topics',
      type: 'array',
      group: 'details',
      description:
        'One to three topics that the post belongs to, so that readers find others like it.',
      of: [defineArrayMember({ type: 'reference', weak: true, to: [{ type: 'topic' }] })],
      validation: (rule) => [
        rule.unique().warning('This topic is here twice. Remove one of them.'),
        rule.max(3).warning('Three topics are enough. Keep the ones that fit best.'),
      ],
    }),
    defineField({
      name: 'publishedAt',
      title: 'Published on',
      type: 'datetime',
      options: californiaTime,
      group: 'details',
      description:
        'Leave this empty and it becomes the moment you press “Publish”. With a later moment the post goes live by itself then.',
    }),
    defineField({
      name: 'updatedAt',
      title: 'Updated on',
      type: 'datetime',
      options: californiaTime,
      group: 'details',
      description:
        'Only when you have really reworked the post; readers see this date. For a corrected typo leave it alone.',
      validation: (rule) =>
        rule
          .custom((updatedAt, { document }) => {
            const publishedAt = document?.publishedAt
            return updatedAt && typeof publishedAt === 'string' && updatedAt < publishedAt
              ? 'This is before the post was published. Clear it, or choose a later day.'
              : true
          })
          .warning(),
    }),
    defineField({
      name: 'author',
      title: 'Written by',
      type: 'reference',
      weak: true,
      to: [{ type: 'practitioner' }],
      group: 'details',
      description:
        'Whose name and license stand on the post. Left empty, it is the owner of the practice.',
    }),
    defineField({
      name: 'reviewer',
      title: 'Reviewed by',
      type: 'reference',
      weak: true,
      to: [{ type: 'practitioner' }],
      group: 'details',
      description: 'A colleague who checked the facts, if someone did. You can leave this empty.',
    }),
    relatedField,
    contentNoteField,
    defineField({
      name: 'safetyExit',
      title: 'Quick exit link',
      type: 'boolean',
      group: 'care',
      description:
        'Switch on for texts about violence at home: a plain link at the top takes the reader to a neutral page at once.',
      initialValue: false,
    }),
    referencesField,
    defineField({
      name: 'callToAction',
      title: 'Invitation for this post',
      type: 'callToAction',
      group: 'care',
      description:
        'Fill this in only when this post should end differently from the others. Otherwise the invitation from your settings is used.',
      options: { collapsible: true, collapsed: true },
    }),
    seoField({ group: 'search', page: 'post', otherwise: 'title and subtitle' }),
    importedFromField,
  ],
  orderings: [
    {
      name: 'newest',
      title: 'Newest first',
      by: [{ field: 'publishedAt', direction: 'desc' }],
    },
  ],
  preview: {
    select: {
      title: 'title',
      publishedAt: 'publishedAt',
      media: 'banner',
      id: '_id',
      originalId: '_originalId',
      editedAt: '_updatedAt',
    },
    prepare: ({ title, media, ...version }) => ({
      title: title || 'No title yet',
      subtitle: describeVersion(version, Date.now()),
      media: media ?? DocumentTextIcon,
    }),
  },
})
