import { leave } from './leave-posts.ts'
import { runScript } from './processes.ts'

/** `npm run leave`: writes every post as Markdown, with its pictures. */
await runScript(() => leave(process.argv.slice(2), process.env, (line) => console.log(line)))
