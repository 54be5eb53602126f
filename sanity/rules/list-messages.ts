import { schemaTypes } from '#sanity/schema/index.ts'
import { validate } from '#sanity/schema/validate-like-the-studio.ts'
import type { Level } from './finding.ts'
import { messageBanners, messageExamples, messageSurroundings } from './message-examples.ts'

export type Message = { level: Level; where: string; message: string }

/** Every message that the Studio shows beside a text, each once, at the first place that calls it forth. */
export async function listMessages(): Promise<Message[]> {
  const messages = new Map<string, Message>()
  for (const document of messageExamples) {
    const found = await validate(document, messageSurroundings, messageBanners)
    for (const { level, path, message } of found) {
      const where = nameOf(document._type, path)
      if (!messages.has(message)) messages.set(message, { level, where, message })
    }
  }
  return [...messages.values()]
}

const levels: Array<[Level, string, string]> = [
  [
    'error',
    'Red: to fix before it goes live',
    'These would break the law, shut readers out, or not work. “Publish” waits for them.',
  ],
  ['warning', 'Yellow: worth changing', 'You decide. Publishing works all the same.'],
  ['info', 'Blue: a hint', 'For a calm moment.'],
]

/** The list as a page of the guide. */
export function writeMessages(messages: Message[]): string {
  const parts = levels.map(([level, title, explanation]) => {
    const rows = messages
      .filter((message) => message.level === level)
      .map(({ where, message }) => `| ${where} | ${message.replaceAll('|', '\\|')} |`)
    return `## ${title}\n\n${explanation}\n\n| Where | What it says |\n|---|---|\n${rows.join('\n')}\n`
  })
  return `# What the Studio tells you while you write

Click a message and the Studio takes you to the place it speaks of. The words in “quotation marks” are examples: you see
your own there.

${parts.join('\n')}
<!-- Made by "node scripts/messages.ts" from the rules themselves. -->
`
}

type Titled = { name: string; title?: string; fields?: Titled[] }

/** The words that the Studio shows above a field, such as "Article: Text". */
function nameOf(type: string, path: string): string {
  const document = (schemaTypes as Titled[]).find(({ name }) => name === type)
  const [first] = path.split('.')
  const field = document?.fields?.find(({ name }) => name === first)
  return [document?.title ?? type, field?.title].filter(Boolean).join(': ')
}
