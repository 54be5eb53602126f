import { ImportError } from '#sanity/import/import-error.ts'
import { Refusal, runScript } from './processes.ts'
import { readPost, reportPost } from './read-post.ts'

/** `npm run check-post`: says what the house's rules say about a file. Ends with 1 when something keeps it off the site. */
await runScript(async () => {
  const [file, ...others] = process.argv.slice(2)
  if (file === undefined || others.length > 0)
    throw new Refusal('Usage: npm run check-post -- FILE')
  const { lines, errors } = await report(file)
  console.log(lines.join('\n'))
  if (errors.length > 0) process.exitCode = 1
})

async function report(file: string) {
  try {
    return reportPost(await readPost(file), false)
  } catch (error) {
    throw error instanceof ImportError ? new Refusal(error.message) : error
  }
}
