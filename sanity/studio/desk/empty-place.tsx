import { Box, Button, Flex, Stack, Text } from '@sanity/ui'
import { useIntentLink } from 'sanity/router'
import { places } from './places.ts'

/** A place of the desk in which nothing stands yet. @param props.id the type of what would stand there. */
export function EmptyPlace({ id }: { id: string }) {
  const link = useIntentLink({ intent: 'create', params: { type: id } })
  const words = places.find(({ type }) => type === id)?.whenEmpty
  if (!words) return null
  return (
    <Box padding={4}>
      <Stack gap={4} style={{ maxWidth: '36rem' }}>
        <Text size={1}>{words.text}</Text>
        <Flex>
          <Button as="a" mode="ghost" fontSize={1} padding={3} text={words.add} {...link} />
        </Flex>
      </Stack>
    </Box>
  )
}
