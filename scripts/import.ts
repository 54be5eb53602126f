import { importArticle } from './import-article.ts'
import { runScript } from './processes.ts'

/** `npm run import`: makes an article of a text, a web page, a Word file or a Google Docs zip. */
await runScript(() =>
  importArticle(process.argv.slice(2), process.env, (text) => console.log(text)),
)
