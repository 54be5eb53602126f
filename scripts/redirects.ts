import { runScript } from './processes.ts'
import { redirects } from './redirect-list.ts'

/** `npm run redirects`: lets addresses of the website before lead to pages of this one. */
await runScript(() => redirects(process.argv.slice(2), process.env, (text) => console.log(text)))
