import { definePlugin } from 'sanity'
import { renderBodyInput } from './body-input.tsx'
import { PastePlugins } from './paste-plugin.tsx'

/** Pasting from other programs, and tidying what was pasted. */
export const pasting = definePlugin({
  name: 'pasting',
  form: {
    components: { input: renderBodyInput, portableText: { plugins: PastePlugins } },
  },
})
