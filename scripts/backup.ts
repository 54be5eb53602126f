import { backUp } from './lake-backup.ts'
import { runScript } from './processes.ts'

/** `npm run backup`: saves the whole lake in one file. */
await runScript(() => backUp(process.argv.slice(2), process.env, (line) => console.log(line)))
