import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listMessages, writeMessages } from '#sanity/rules/list-messages.ts'
import { root } from './processes.ts'

/** Writes the list of the Studio's messages into the guide. */
const file = path.join(root, 'docs/guide/messages.md')
await mkdir(path.dirname(file), { recursive: true })
const messages = await listMessages()
await writeFile(file, writeMessages(messages))
console.log(`Wrote ${messages.length} messages into docs/guide/messages.md.`)
