import { definePlugin } from 'sanity'
import { EmptyPartHint } from './empty-part-hint.tsx'
import { FreshStartPlugin } from './fresh-start-plugin.tsx'
import { renderNameInput } from './name-input.tsx'

/** What helps with a new post: an address made of its title, and a word in the place of what is still empty. */
export const writing = definePlugin({
  name: 'writing',
  form: {
    components: {
      input: renderNameInput,
      block: EmptyPartHint,
      portableText: { plugins: FreshStartPlugin },
    },
  },
})
