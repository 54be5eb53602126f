import { backUp } from './lake-backup.ts'
import { runScript } from './processes.ts'

// Leaving this way ends the command that sends a backup, too. What is left behind, the next backup removes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** `npm run backup`: saves the whole lake in one file. */
await runScript(() => backUp(process.argv.slice(2), process.env, (line) => console.log(line)))
