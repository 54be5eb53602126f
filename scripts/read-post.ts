import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { decodePath, type ImportedFile, importFile } from '#sanity/import/import-file.ts'
import type { FindFile } from '#sanity/import/picture-files.ts'
import { largestArchive } from '#sanity/import/read-archive.ts'
import { largestPicture } from '#sanity/import/read-picture.ts'
import { describeFile, printReport } from '#sanity/import/report.ts'
import { printRules, reportRules } from '#sanity/import/rule-report.ts'
import { readGivenFile } from './given-file.ts'

/**
 * Reads a post from a file that was named on the command line, with the pictures beside it.
 * @throws {Refusal | ImportError} a sentence that names the fix.
 */
export async function readPost(given: string): Promise<ImportedFile> {
  const file = await readGivenFile(given, 'the text', {
    limit: largestArchive,
    tooLarge: 'Make its pictures smaller, or save the text alone.',
  })
  return importFile(file.bytes, file.name, findIn(file.folder))
}

/** What was recognised in a post, what needs a look, and what the house's rules say; `errors` would keep it off the site. */
export function reportPost(
  post: ImportedFile,
  hasBanner: boolean,
): { lines: string[]; errors: string[] } {
  const rules = reportRules(post, post.unit, Date.now())
  return {
    lines: [...printReport(describeFile(post, hasBanner)), ...printRules(rules)],
    errors: rules.error,
  }
}

/** Finds a picture beside the text; nothing outside the text's own folder is opened. */
function findIn(folder: string): FindFile {
  return async (address) => {
    const plain = decodePath(address)
    const file = plain && path.join(folder, plain)
    return file && existsSync(file) && statSync(file).size <= largestPicture
      ? readFile(file)
      : undefined
  }
}
