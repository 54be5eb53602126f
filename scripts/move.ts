import { createInterface } from 'node:readline/promises'
import { moveContent } from './move/move-content.ts'
import { runScript } from './processes.ts'

/** `npm run move`: brings the content to a hosted project, or back. */
await runScript(() =>
  moveContent(process.argv.slice(2), process.env, {
    print: (line) => console.log(line),
    async ask(question) {
      if (!process.stdin.isTTY) return undefined
      const terminal = createInterface({ input: process.stdin, output: process.stdout })
      try {
        return await terminal.question(question)
      } finally {
        terminal.close()
      }
    },
  }),
)
