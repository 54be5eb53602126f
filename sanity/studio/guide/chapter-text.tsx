import { Box, Card, Heading, Stack, Text } from '@sanity/ui'
import { type CSSProperties, Fragment, type ReactNode } from 'react'
import { StateLink } from 'sanity/router'
import {
  type MarkdownBlock,
  readMarkdownBlocks,
  toLines,
} from '#sanity/import/markdown/read-blocks.ts'
import { isPicture, type MarkdownRun, readInline } from '#sanity/import/markdown/read-inline.ts'

/** The guide's pictures by the names of their files; sizes in pixels of the screen. */
export type GuidePictures = {
  readonly [file: string]: { address: string; width: number; height: number }
}

type ChapterTextProps = { text: string; pictures: GuidePictures }

/** A chapter of the guide, read from its Markdown. Nothing in it becomes HTML by itself. */
export function ChapterText({ text, pictures }: ChapterTextProps) {
  return (
    <Stack gap={5}>
      {gatherLists(readMarkdownBlocks(toLines(text))).map((part) => (
        <Part
          key={Array.isArray(part) ? part[0]?.line : part.line}
          part={part}
          pictures={pictures}
        />
      ))}
    </Stack>
  )
}

type Item = Extract<MarkdownBlock, { kind: 'item' }>

/** Items that follow each other become one list. */
function gatherLists(blocks: MarkdownBlock[]): Array<MarkdownBlock | Item[]> {
  const parts: Array<MarkdownBlock | Item[]> = []
  for (const block of blocks) {
    const last = parts.at(-1)
    if (block.kind !== 'item') parts.push(block)
    else if (Array.isArray(last) && last[0]?.list === block.list) last.push(block)
    else parts.push([block])
  }
  return parts
}

type PartProps = { part: MarkdownBlock | Item[]; pictures: GuidePictures }

function Part({ part, pictures }: PartProps): ReactNode {
  if (Array.isArray(part)) return <List items={part} pictures={pictures} />
  switch (part.kind) {
    case 'heading':
      return part.level === 1 ? (
        <Heading as="h1" size={4}>
          <Words source={part.source} />
        </Heading>
      ) : (
        <Box paddingTop={3}>
          <Heading as="h2" size={2}>
            <Words source={part.source} />
          </Heading>
        </Box>
      )
    case 'paragraph':
      return <Paragraph source={part.source} pictures={pictures} />
    case 'table':
      return <Table {...part} />
    default:
      return null
  }
}

function Paragraph({ source, pictures }: { source: string; pictures: GuidePictures }) {
  const [run] = readInline(source)
  if (!run || !isPicture(run)) {
    return (
      <Text as="p" size={2}>
        <Words source={source} />
      </Text>
    )
  }
  const picture = pictures[run.picture.src.replace(/^pictures\//, '')]
  return picture ? (
    <Card border radius={2} overflow="hidden" style={{ width: 'fit-content' }}>
      {/* biome-ignore lint/performance/noImgElement: the Studio is no page of the site */}
      <img
        src={picture.address}
        width={picture.width}
        height={picture.height}
        alt={run.picture.alt}
        loading="lazy"
        style={wholePicture}
      />
    </Card>
  ) : null
}

function List({ items, pictures }: { items: Item[]; pictures: GuidePictures }) {
  const isNumbered = items[0]?.list === 'number'
  const name = isNumbered ? 'ol' : 'ul'
  return (
    <Stack as={name} gap={3} paddingLeft={4} style={{ listStyle: isNumbered ? 'decimal' : 'disc' }}>
      {items.map(({ line, children }) => (
        <Text key={line} as="li" size={2} style={{ display: 'list-item' }}>
          {gatherLists(children).map((part, index) =>
            !Array.isArray(part) && part.kind === 'paragraph' && index === 0 ? (
              <Words key={part.line} source={part.source} />
            ) : (
              <Part
                key={Array.isArray(part) ? part[0]?.line : part.line}
                part={part}
                pictures={pictures}
              />
            ),
          )}
        </Text>
      ))}
    </Stack>
  )
}

function Table({ cells, columns }: Extract<MarkdownBlock, { kind: 'table' }>) {
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  )
  const [head = [], ...body] = rows
  return (
    <table style={{ borderCollapse: 'collapse' }}>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col" style={cellStyle}>
              <Text size={1} weight="semibold">
                <Words source={cell.trim()} />
              </Text>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell) => (
              <td key={cell} style={cellStyle}>
                <Text size={1}>
                  <Words source={cell.trim()} />
                </Text>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Words({ source }: { source: string }) {
  return readInline(source).map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a chapter never move
    <Fragment key={index}>{draw(run)}</Fragment>
  ))
}

function draw(run: MarkdownRun): ReactNode {
  if (isPicture(run)) return null
  const marked = run.strong ? <strong>{run.text}</strong> : run.text
  const words = run.em ? <em>{marked}</em> : marked
  if (run.href === undefined) return words
  const chapter = /^([a-z-]+)\.md$/.exec(run.href)?.[1]
  return chapter === undefined ? (
    <a href={run.href} target="_blank" rel="noreferrer">
      {words}
    </a>
  ) : (
    <StateLink state={{ chapter }}>{words}</StateLink>
  )
}

const wholePicture: CSSProperties = { display: 'block', maxWidth: '100%', height: 'auto' }
const cellStyle: CSSProperties = {
  padding: '0.5rem 1rem 0.5rem 0',
  textAlign: 'left',
  verticalAlign: 'top',
  borderBottom: '1px solid var(--card-border-color)',
}
