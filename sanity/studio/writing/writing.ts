import { definePlugin } from 'sanity'
import { renderCalmField, renderCalmInput } from './calm-fields.tsx'
import { calmInspectors } from './calm-inspectors.ts'
import { EmptyPartHint } from './empty-part-hint.tsx'
import { FreshStartPlugin } from './fresh-start-plugin.tsx'
import { renderNameInput } from './name-input.tsx'

/** What helps with a new post: an address made of its title, and a word in the place of what is still empty, and calm where it is. */
export const writing = definePlugin({
  name: 'writing',
  plugins: [
    {
      name: 'calm-marks',
      form: { components: { field: renderCalmField, input: renderCalmInput } },
      document: { inspectors: calmInspectors },
    },
  ],
  form: {
    components: {
      input: renderNameInput,
      block: EmptyPartHint,
      portableText: { plugins: FreshStartPlugin },
    },
  },
})
