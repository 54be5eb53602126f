import { LaunchIcon } from '@sanity/icons/Launch'
import { LinkIcon } from '@sanity/icons/Link'
import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { needsText } from '../rules.ts'
import { checkLink } from './safe-link.ts'

const address = defineField({
  name: 'href',
  title: 'Address',
  type: 'string',
  description:
    'Where the link leads. Paste the whole address, such as https://example.org, or /services for a page of this site. For an e-mail write mailto:you@example.com, for a phone tel:+17145550123.',
  validation: (rule) => [
    rule.custom(needsText('Paste the address that this should open, or remove the link.')),
    rule.custom(checkLink),
  ],
})

/** A link inside a text to anywhere on the web. */
export const linkAnnotation = defineArrayMember({
  name: 'link',
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [address],
})

/** A link inside a text to one of our own pages; it keeps working when that page gets another address. */
export const internalLinkAnnotation = defineArrayMember({
  name: 'internalLink',
  title: 'Link to your own page',
  type: 'object',
  icon: LaunchIcon,
  fields: [
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      weak: true,
      to: [{ type: 'article' }, { type: 'service' }, { type: 'topic' }],
      description:
        'Pick a post, service or topic. The link follows it if its address ever changes, and turns into plain words while that page is not live.',
      validation: (rule) => rule.required().error('Pick the page to link to, or remove the link.'),
    }),
  ],
})

/** A button or a link that stands on its own. */
export const actionLinkType = defineType({
  name: 'actionLink',
  title: 'Link with words',
  type: 'object',
  icon: LinkIcon,
  options: { columns: 2 },
  fields: [
    defineField({
      name: 'label',
      title: 'Words',
      type: 'string',
      description:
        'What the link says, such as “Book a free call”. Say what happens, not “click here”.',
      validation: (rule) =>
        rule.custom((label, context) => {
          const parent = context.parent as { href?: string } | undefined
          return parent?.href && !label?.trim()
            ? 'Write the words that people will tap, such as “Book a free call”.'
            : true
        }),
    }),
    defineField({
      name: 'href',
      title: 'Address',
      type: 'string',
      description:
        'Where it leads: https://…, /services for a page of this site, mailto:you@example.com or tel:+17145550123.',
      validation: (rule) => [
        rule.custom((href, context) => {
          const parent = context.parent as { label?: string } | undefined
          return parent?.label && !href?.trim()
            ? 'Paste the address that this should open, or clear the words.'
            : true
        }),
        rule.custom(checkLink),
      ],
    }),
  ],
})
