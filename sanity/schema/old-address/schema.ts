import { TransferIcon } from '@sanity/icons/Transfer'
import { defineField, defineType } from '@sanity/types'
import { pageTypes } from '../page-path.ts'
import { needsFreeOldAddress, needsOldAddress, needsOneEnd, needsStandingPage } from './rules.ts'

/** An address of the website before, which leads visitors to where its words are now. */
export const oldAddressType = defineType({
  name: 'oldAddress',
  title: 'Old address',
  type: 'document',
  icon: TransferIcon,
  fields: [
    defineField({
      name: 'from',
      title: 'Old address',
      type: 'string',
      description:
        'An address of the website you had before: the part after its name, such as /2019/05/sleeping-again, or all of it as you copied it. Whoever still has it is led on.',
      validation: (rule) => [rule.custom(needsOldAddress), rule.custom(needsFreeOldAddress)],
    }),
    defineField({
      name: 'page',
      title: 'Page',
      type: 'reference',
      weak: true,
      to: pageTypes.map((type) => ({ type })),
      description:
        'Where it leads now. It follows the page when that gets another address, and waits while the page is not live.',
      validation: (rule) => rule.custom(needsOneEnd),
    }),
    defineField({
      name: 'to',
      title: 'Or an address of this website',
      type: 'string',
      description:
        'For what can’t be chosen above: / for the home page, /blog, /services, /about, /contact and the legal pages.',
      validation: (rule) => rule.custom(needsStandingPage),
    }),
  ],
  orderings: [{ name: 'from', title: 'By address', by: [{ field: 'from', direction: 'asc' }] }],
  preview: {
    select: { from: 'from', to: 'to', title: 'page.title', name: 'page.displayName' },
    prepare: ({ from, to, title, name }) => ({
      title: from || 'No address yet',
      subtitle: title || name || to ? `leads to ${title || name || to}` : 'leads nowhere yet',
      media: TransferIcon,
    }),
  },
})
