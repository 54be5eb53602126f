import { BellIcon } from '@sanity/icons/Bell'
import { BillIcon } from '@sanity/icons/Bill'
import { BookIcon } from '@sanity/icons/Book'
import { ClipboardIcon } from '@sanity/icons/Clipboard'
import { CogIcon } from '@sanity/icons/Cog'
import { DocumentIcon } from '@sanity/icons/Document'
import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { EyeClosedIcon } from '@sanity/icons/EyeClosed'
import { HeartIcon } from '@sanity/icons/Heart'
import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { HomeIcon } from '@sanity/icons/Home'
import { TagIcon } from '@sanity/icons/Tag'
import { TransferIcon } from '@sanity/icons/Transfer'
import { UlistIcon } from '@sanity/icons/Ulist'
import { UserIcon } from '@sanity/icons/User'
import { UsersIcon } from '@sanity/icons/Users'
import type { ComponentType } from 'react'

/** The parts of the desk below “Write”, in their order. */
export const areas = ['website', 'legal', 'settings'] as const

/** Where a type stands on the desk, and what it is called there. */
export type Place = {
  area: (typeof areas)[number]
  type: string
  title: string
  icon: ComponentType
  /** Stands in place of an empty list, where its name alone doesn't tell what it is for: that, and how the first one is added. */
  whenEmpty?: { text: string; add: string }
}

/**
 * Everything on the desk but the posts, in its order. A new type of document is one line here; what there is only one of
 * is named in `singletons.ts`. A line whose type the schema doesn't have shows nothing.
 */
export const places: readonly Place[] = [
  { area: 'website', type: 'home', title: 'Home page', icon: HomeIcon },
  { area: 'website', type: 'service', title: 'Services', icon: HeartIcon },
  { area: 'website', type: 'servicesPage', title: 'Services page', icon: UlistIcon },
  { area: 'website', type: 'banner', title: 'Banners', icon: BellIcon },
  { area: 'website', type: 'topic', title: 'Topics', icon: TagIcon },
  { area: 'website', type: 'practitioner', title: 'About', icon: UserIcon },
  { area: 'website', type: 'contactPage', title: 'Contact page', icon: EnvelopeIcon },
  { area: 'website', type: 'page', title: 'Pages', icon: DocumentIcon },
  {
    area: 'website',
    type: 'oldAddress',
    title: 'Old addresses',
    icon: TransferIcon,
    whenEmpty: {
      text: 'For addresses of the website you had before. Whoever still has one, on a card or from a search, comes to the page here that took its place. If you had no website before, you need nothing here.',
      add: 'Add an old address',
    },
  },
  { area: 'legal', type: 'notices', title: 'Notices', icon: ClipboardIcon },
  { area: 'legal', type: 'goodFaithEstimate', title: 'Good faith estimate', icon: BillIcon },
  { area: 'legal', type: 'privacy', title: 'Privacy', icon: EyeClosedIcon },
  { area: 'legal', type: 'accessibility', title: 'Accessibility', icon: UsersIcon },
  { area: 'legal', type: 'hipaaNotice', title: 'HIPAA notice', icon: BookIcon },
  { area: 'legal', type: 'crisisResources', title: 'Crisis help', icon: HelpCircleIcon },
  { area: 'settings', type: 'settings', title: 'Settings', icon: CogIcon },
]
