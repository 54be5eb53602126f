import type { Tool } from 'sanity'
import { onceForEach } from '../once-for-each.ts'

type Library = Tool['component']

const head =
  '[data-pictures] [data-testid="media-browser"] > [data-ui="Flex"] > [data-ui="Box"]:first-child'
const title = `${head} [data-ui="Inline"] > div:first-child > [data-ui="Text"] > span`
const button = `${head} button div[data-ui="Box"] > [data-ui="Text"] > span`

/** The plugin has “Browse Assets” and “Upload assets” in its code, and no other way to say it differently. */
const plainWords = `
  ${title} > span, ${button} > span { display: none }
  ${title}::after { content: 'Your pictures' }
  ${button}::after { content: 'Upload pictures' }
`

/** The plugin's library with a head in her words. */
export const inPlainWords = onceForEach(
  (Library: Library): Library =>
    (properties) => (
      <div data-pictures style={{ height: '100%' }}>
        <style>{plainWords}</style>
        <Library {...properties} />
      </div>
    ),
)
