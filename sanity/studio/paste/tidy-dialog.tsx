import { Box, Button, Card, Checkbox, Dialog, Flex, Grid, Heading, Stack, Text } from '@sanity/ui'
import { useState } from 'react'
import type { Block } from '#sanity/tidy/blocks.ts'
import { compareBodies, type Difference, type Line } from '#sanity/tidy/compare.ts'
import type { Offer } from '#sanity/tidy/log.ts'
import { acceptOffers, likelyOffers, type Tidied } from '#sanity/tidy/tidy-body.ts'

type TidyDialogProps = {
  before: readonly Block[]
  tidied: Tidied
  onTidy: (body: Block[], accepted: Offer[]) => void
  onClose: () => void
}

/** Shows what tidying would do, before and after, and does it when she agrees. */
export function TidyDialog({ before, tidied, onTidy, onClose }: TidyDialogProps) {
  const { changes, warnings } = tidied
  const offers = warnings.flatMap(({ offer }) => offer ?? [])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(likelyOffers(offers).map(({ key }) => key)),
  )
  const accepted = offers.filter(({ key }) => chosen.has(key))
  const body = acceptOffers(tidied.body, accepted)
  const differences = compareBodies(before, body)
  const isTidy = differences.every(({ kind }) => kind === 'same')
  const toggle = (key: string) =>
    setChosen(
      (keys) => new Set(keys.has(key) ? [...keys].filter((kept) => kept !== key) : [...keys, key]),
    )

  return (
    <Dialog
      id="tidy-pasted-text"
      header="Tidy pasted text"
      width={2}
      onClose={onClose}
      footer={
        <Flex gap={2} padding={3} justify="flex-end">
          <Button text={isTidy ? 'Close' : 'Keep it as it was'} mode="bleed" onClick={onClose} />
          {!isTidy && (
            <Button text="Tidy the text" tone="primary" onClick={() => onTidy(body, accepted)} />
          )}
        </Flex>
      }
    >
      <Stack gap={5} padding={4}>
        {isTidy && <Text>Nothing to tidy: the text is in good shape.</Text>}
        {changes.length > 0 && (
          <Section title="What tidying does">
            <List lines={changes.map(({ text }) => text)} />
          </Section>
        )}
        {warnings.length > 0 && (
          <Section title="For you to decide">
            {warnings.map(({ text, offer }) =>
              offer ? (
                <Flex key={text} as="label" gap={3} align="center">
                  <Checkbox checked={chosen.has(offer.key)} onChange={() => toggle(offer.key)} />
                  <Text size={1}>{text}</Text>
                </Flex>
              ) : (
                <Text key={text} size={1}>
                  {text}
                </Text>
              ),
            )}
          </Section>
        )}
        {!isTidy && (
          <Section title="Before and after">
            {differences.map((difference) => (
              <Compared key={keyOf(difference)} difference={difference} />
            ))}
          </Section>
        )}
      </Stack>
    </Dialog>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Stack gap={3}>
      <Heading as="h2" size={0}>
        {title}
      </Heading>
      {children}
    </Stack>
  )
}

function List({ lines }: { lines: string[] }) {
  return (
    <Stack as="ul" gap={3}>
      {lines.map((line) => (
        <Text key={line} as="li" size={1}>
          {line}
        </Text>
      ))}
    </Stack>
  )
}

function Compared({ difference }: { difference: Difference }) {
  if (difference.kind === 'same') {
    return (
      <Text size={1} muted align="center">
        {difference.count === 1 ? '1 paragraph stays' : `${difference.count} paragraphs stay`} as{' '}
        {difference.count === 1 ? 'it is' : 'they are'}
      </Text>
    )
  }
  return (
    <Grid gridTemplateColumns={[1, 2]} gap={2}>
      <Lines title="Before" lines={difference.before} tone="critical" />
      <Lines title="After" lines={difference.after} tone="positive" />
    </Grid>
  )
}

function Lines({
  title,
  lines,
  tone,
}: {
  title: string
  lines: Line[]
  tone: 'critical' | 'positive'
}) {
  return (
    <Card padding={3} radius={2} tone={tone} aria-label={title} role="group">
      <Stack gap={3}>
        {lines.length === 0 && (
          <Text size={1} muted>
            Taken out
          </Text>
        )}
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal lines may follow each other, and none ever moves
          <Box key={index}>
            <Text size={1}>
              <strong>{line.name}</strong> {line.text}
            </Text>
          </Box>
        ))}
      </Stack>
    </Card>
  )
}

function keyOf(difference: Difference): string {
  return JSON.stringify(difference)
}
