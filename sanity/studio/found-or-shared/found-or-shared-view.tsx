import { Card, Grid, Stack, Text } from '@sanity/ui'
import type { CSSProperties, ReactNode } from 'react'
import { ShareCard } from '#components/share-card.tsx'
import { type CardWords, describeCard } from '#lib/card-words.ts'
import type { PageDescription } from '#lib/page-description.ts'
import { cutForSearch, searchRoom } from '#lib/search-result.ts'
import { drawnCard, shareRendering } from '#lib/share-picture.ts'
import type { Picture } from '#lib/views.ts'

type FoundOrSharedProps = {
  description: PageDescription
  /** What could be better, each with the way out. */
  hints: string[]
  /** Where the Studio gets a picture, cut for the card. */
  pictureAddress: (picture: Picture) => string
}

/** A page as a search engine lists it, and as the card that a messenger makes of its link. */
export function FoundOrSharedView({ description, hints, pictureAddress }: FoundOrSharedProps) {
  return (
    <Stack gap={4}>
      <Grid gap={4} style={besideWhereThereIsRoom}>
        <Example name="How it looks when found">
          <SearchResult {...description} />
        </Example>
        <Example name="How it looks when shared">
          <SharedCard {...description} pictureAddress={pictureAddress} />
        </Example>
      </Grid>
      {hints.length > 0 && (
        <Card padding={3} radius={2} tone="caution">
          <Stack gap={3}>
            {hints.map((hint) => (
              <Text key={hint} size={1}>
                {hint}
              </Text>
            ))}
          </Stack>
        </Card>
      )}
    </Stack>
  )
}

function Example({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {name}
      </Text>
      {children}
    </Stack>
  )
}

function SearchResult({ address, title, description }: PageDescription) {
  return (
    <Card padding={4} radius={2} border>
      <Stack gap={3}>
        <Text size={1} muted>
          <span data-testid="found-address" style={anywhere}>
            {readableAddress(address)}
          </span>
        </Text>
        <Text size={3}>
          <span data-testid="found-title" style={titleColor}>
            {cutForSearch(title, searchRoom.title)}
          </span>
        </Text>
        {description && (
          <Text size={1}>
            <span data-testid="found-description">
              {cutForSearch(description, searchRoom.description)}
            </span>
          </Text>
        )}
      </Stack>
    </Card>
  )
}

function SharedCard({
  address,
  card: { title, description, picture, drawn },
  pictureAddress,
}: PageDescription & Pick<FoundOrSharedProps, 'pictureAddress'>) {
  return (
    <Card radius={2} border overflow="hidden" style={asOnAPhone}>
      {picture ? (
        <SharedPicture picture={picture} address={pictureAddress(picture)} />
      ) : (
        <DrawnCard words={drawn} />
      )}
      <Card padding={4} tone="transparent">
        <Stack gap={3}>
          <Text size={0} muted>
            {new URL(address).host}
          </Text>
          <Text size={2} weight="semibold">
            <span data-testid="shared-title" style={twoLines}>
              {title}
            </span>
          </Text>
          {description && (
            <Text size={1} muted>
              <span data-testid="shared-description" style={twoLines}>
                {description}
              </span>
            </Text>
          )}
        </Stack>
      </Card>
    </Card>
  )
}

function SharedPicture({ picture, address }: { picture: Picture; address: string }) {
  const { width, height } = shareRendering(picture)
  return (
    // biome-ignore lint/performance/noImgElement: the Studio is no page of the site
    <img
      data-testid="shared-picture"
      src={address}
      width={width}
      height={height}
      alt={picture.alt}
      style={wholeWidth}
    />
  )
}

/** The very card that messengers get as a file, as large as there is room. */
function DrawnCard({ words }: { words: CardWords }) {
  const { width, height } = drawnCard
  return (
    <svg
      data-testid="shared-card"
      role="img"
      aria-label={describeCard(words)}
      viewBox={`0 0 ${width} ${height}`}
      style={wholeWidth}
    >
      <foreignObject width={width} height={height}>
        <ShareCard {...words} />
      </foreignObject>
    </svg>
  )
}

/** Without the scheme, and with letters of every language as they are read. */
function readableAddress(address: string): string {
  const { host, pathname } = new URL(address)
  return host + decodeURI(pathname)
}

const besideWhereThereIsRoom: CSSProperties = {
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))',
}
const asOnAPhone: CSSProperties = { maxWidth: '26rem' }
const titleColor: CSSProperties = { color: 'var(--card-link-fg-color)' }
const anywhere: CSSProperties = { overflowWrap: 'anywhere' }
const wholeWidth: CSSProperties = { display: 'block', width: '100%', height: 'auto' }
const twoLines: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  overflow: 'hidden',
}
