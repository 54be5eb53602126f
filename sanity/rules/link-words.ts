import { type Finding, warning } from './finding.ts'
import type { TextLink } from './links.ts'

const says =
  /^(?:(?:click|tap|press|go|look|see)(?: right| over)? here\b.*|here|(?:read|learn|find out|see|know|show)(?: some)? more|more|this|that|(?:this |the |that |a )?(?:link|page|website|site)|this (?:article|post)|continue(?: reading)?|details|keep reading)$/iu
const bareAddress =
  /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info)(?:\/\S*)?$/iu

/** Warns about links whose words say nothing of where they lead: some readers hear a page's links alone. */
export function checkLinkWords(links: TextLink[]): Finding[] {
  return links.flatMap(({ words, path }) => {
    const bare = words
      .trim()
      .replace(/[.…!:»›→]+$/u, '')
      .trim()
    if (bareAddress.test(bare)) {
      return {
        ...warning(
          `“${bare}” is an address, which is hard to listen to. Put the link on words that say what people will find, such as “the sleep study”.`,
        ),
        path,
      }
    }
    return says.test(bare)
      ? {
          ...warning(
            `“${bare}” does not say where the link leads, and some readers hear links alone. Put it on words such as “how a first session works”.`,
          ),
          path,
        }
      : []
  })
}
