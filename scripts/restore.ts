import { runScript } from './processes.ts'
import { restore } from './restore-backup.ts'

/** `npm run restore`: puts a backup into the lake. */
await runScript(() => restore(process.argv.slice(2), process.env, (line) => console.log(line)))
