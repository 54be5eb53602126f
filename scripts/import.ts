import { importArticle } from './import-article.ts'
import { runScript } from './processes.ts'

/** `npm run import`: makes an article of a text file. */
await runScript(() =>
  importArticle(process.argv.slice(2), process.env, (text) => console.log(text)),
)
