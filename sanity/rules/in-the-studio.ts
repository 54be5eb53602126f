import type { DocumentRule, ValidationContext } from '@sanity/types'
import { checkAlone } from './check-alone.ts'
import { checkSurroundings } from './check-surroundings.ts'
import type { Fields } from './fields.ts'
import type { Finding, Level } from './finding.ts'
import { readDocument } from './read-document.ts'
import { hasOwnLinks, readSurroundings } from './read-surroundings.ts'

const apiVersion = '2025-02-19'

/**
 * The house's rules as the validation of a document type. Each finding lands at the path of the block or field it
 * speaks of, so that a click on it leads there.
 */
export function followTheRules(rule: DocumentRule): DocumentRule[] {
  const only = (level: Level) =>
    rule.custom(async (document, context) => {
      const findings = document ? await findingsOf(document, context) : []
      return findings
        .filter((finding) => finding.level === level)
        .map(({ message, path }) => ({ message, path }))
    })
  return [only('error').error(), only('warning').warning(), only('info').info()]
}

type Judgement = { begun: number; findings: Promise<Finding[]> }

/** The Studio asks once for each level about one and the same object: it is read once. */
const judgements = new WeakMap<Fields, Judgement>()

/** For this long an answer stands, in milliseconds; later the pages that a link leads to may have changed. */
const lasting = 2_000

function findingsOf(document: Fields, context: ValidationContext): Promise<Finding[]> {
  const now = Date.now()
  const known = judgements.get(document)
  if (known && now - known.begun < lasting) return known.findings
  const findings = check(document, context, now)
  judgements.set(document, { begun: now, findings })
  return findings
}

/** Asks the lake only when its answer could matter: not at every key she presses. */
async function check(
  document: Fields,
  context: ValidationContext,
  now: number,
): Promise<Finding[]> {
  const contents = readDocument(document)
  const alone = checkAlone(document, contents, now)
  const open = checkSurroundings(document, contents, {}, now)
  if (open.length === 0 && !hasOwnLinks(contents)) return alone
  try {
    const client = context.getClient({ apiVersion })
    const surroundings = await readSurroundings(client, document, contents)
    return [...alone, ...checkSurroundings(document, contents, surroundings, now)]
  } catch {
    // Thrown on, this would stop her from publishing for as long as the lake is slow.
    return [...alone, ...open]
  }
}
