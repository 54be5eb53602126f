import { Button, Flex, Stack, Text } from '@sanity/ui'
import { useState } from 'react'
import { type Act, sayWho } from './who-is-who.ts'

const fewest = 8

/** What was done, the newest first; the rest when asked for. */
export function Acts({ acts, now }: { acts: Act[]; now: number }) {
  const [isWhole, setWhole] = useState(false)
  if (acts.length === 0) return <Text size={1}>Nothing so far.</Text>
  const shown = isWhole ? acts : acts.slice(0, fewest)
  return (
    <Stack gap={4}>
      <Stack as="ol" gap={4} aria-label="What was done">
        {shown.map((act) => (
          <Stack as="li" key={act.id} gap={2}>
            <Text size={1}>{act.what}</Text>
            <Text size={1} muted>
              {sayWho(act, now)}
            </Text>
          </Stack>
        ))}
      </Stack>
      {shown.length < acts.length && (
        <Flex>
          <Button
            mode="ghost"
            fontSize={1}
            padding={3}
            text="Show earlier ones"
            onClick={() => setWhole(true)}
          />
        </Flex>
      )}
    </Stack>
  )
}
