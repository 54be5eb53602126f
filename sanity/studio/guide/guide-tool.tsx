import { Box, Card, Flex, Stack, Text } from '@sanity/ui'
import { StateLink, useRouterState } from 'sanity/router'
import { ChapterText } from './chapter-text.tsx'
import { chapters } from './chapters.generated.ts'
import { pictures } from './pictures.generated.ts'

/** The guide: its chapters by name, and the one whose name stands in the address. */
export function GuideTool() {
  const name = useRouterState(({ chapter }) => chapter)
  const chapter = chapters.find((found) => found.name === name) ?? chapters[0]
  return (
    <Flex height="fill" direction={['column', 'column', 'row']} overflow="auto">
      <Card as="nav" aria-label="Chapters" padding={4} flex="none" borderRight>
        <Stack as="ul" gap={2}>
          {chapters.map(({ name: other, title }) => (
            <Card
              key={other}
              as="li"
              padding={3}
              radius={2}
              tone={other === chapter?.name ? 'primary' : 'default'}
            >
              <Text size={1}>
                <StateLink
                  state={{ chapter: other }}
                  aria-current={other === chapter?.name ? 'page' : undefined}
                >
                  {title}
                </StateLink>
              </Text>
            </Card>
          ))}
        </Stack>
      </Card>
      {/* A part of its own for each chapter, so that each begins at its top. */}
      <Box
        key={chapter?.name}
        flex={1}
        padding={[4, 4, 5]}
        overflow={['visible', 'visible', 'auto']}
      >
        <Box as="article" style={{ maxWidth: '42rem' }} paddingBottom={6}>
          {chapter && <ChapterText text={chapter.text} pictures={pictures} />}
        </Box>
      </Box>
    </Flex>
  )
}
