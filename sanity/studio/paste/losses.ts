import { quote } from '#sanity/tidy/log.ts'
import type { Loss } from '#sanity/tidy/paste-blocks.ts'

/** Says what did not come along, and where: one notice for all pictures, one for all tables. */
export function describeLosses(
  losses: readonly Loss[],
): Array<{ title: string; description: string }> {
  const of = (kind: Loss['kind']) => losses.filter((loss) => loss.kind === kind)
  const [pictures, tables] = [of('picture'), of('table')]
  return [
    ...(pictures.length === 0
      ? []
      : [
          {
            title:
              pictures.length === 1
                ? 'A picture did not come along'
                : `${pictures.length} pictures did not come along`,
            description: `${listSpots(pictures)}. An empty picture stands there: drag the picture into it, or remove it.`,
          },
        ]),
    ...(tables.length === 0
      ? []
      : [
          {
            title:
              tables.length === 1
                ? 'A table did not come along as a table'
                : `${tables.length} tables did not come along as tables`,
            description: `${listSpots(tables)}. Its cells stand there as paragraphs, one below the other: say it in sentences or make a list of it.`,
          },
        ]),
  ]
}

function listSpots(losses: readonly Loss[]): string {
  const spots = losses.map(({ after }) =>
    after === '' ? 'at the beginning' : `after ${quote(after)}`,
  )
  const list = new Intl.ListFormat('en-US').format([...new Set(spots)])
  return list.charAt(0).toUpperCase() + list.slice(1)
}
