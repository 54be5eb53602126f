import { DocumentIcon } from '@sanity/icons/Document'
import { defineField, defineType } from '@sanity/types'
import { slugify } from '#lib/slug.ts'
import { followTheRules } from '#sanity/rules/in-the-studio.ts'
import { atMost, needsBlocks, needsSlug, needsText } from '../rules.ts'
import { seoField } from '../seo/schema.ts'
import { needsFreeAddress } from './rules.ts'

export const pageType = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentIcon,
  validation: followTheRules,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The headline, such as “Your first session”.',
      validation: (rule) => rule.custom(needsText('Give the page a title.')),
    }),
    defineField({
      name: 'slug',
      title: 'Web address',
      type: 'slug',
      description:
        'Everything after the name of your site. It is made from the title when you leave that; change it here before you publish, if you like.',
      options: { source: 'title', slugify: (title: string) => slugify(title), maxLength: 96 },
      validation: (rule) => [
        rule.custom(needsSlug('The page needs a web address. Click “Generate” beside this field.')),
        rule.custom(needsFreeAddress),
      ],
    }),
    defineField({
      name: 'subtitle',
      title: 'Subtitle',
      type: 'string',
      description:
        'One sentence below the title, which search engines show as well. You can leave it empty.',
      validation: (rule) =>
        rule
          .custom(atMost(160, 'Search engines cut this off. Say it in 160 characters.'))
          .warning(),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'body',
      description: 'Write it here, or paste it from where you wrote it.',
      validation: (rule) =>
        rule.custom(needsBlocks('There is no text yet. Write or paste it here.')).warning(),
    }),
    seoField({ page: 'page', otherwise: 'title and subtitle' }),
  ],
  preview: {
    select: { title: 'title', subtitle: 'slug.current' },
    prepare: ({ title, subtitle }) => ({
      title: title || 'No title yet',
      subtitle: subtitle ? `/${subtitle}` : 'No web address yet',
      media: DocumentIcon,
    }),
  },
})
