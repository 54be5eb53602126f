import { Box, Card, Stack, Text } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { definePlugin, type LayoutProps, useClient } from 'sanity'
import { type BackupFacts, sayLastGood, whatIsWrong } from './what-to-say.ts'

const everyHour = 60 * 60_000

/** Above everything, a line when there has been no good backup for three days. For a lake of one's own. */
export const backups = definePlugin({
  name: 'backups',
  studio: { components: { layout: LayoutWithBackups } },
})

function LayoutWithBackups(props: LayoutProps) {
  const facts = useBackupFacts()
  const wrong = facts && whatIsWrong(facts, Date.now())
  return (
    <>
      {wrong && (
        <Card tone="critical" padding={3} role="status">
          <Text size={1}>{wrong}</Text>
        </Card>
      )}
      {props.renderDefault(props)}
    </>
  )
}

/** A pane of the desk: when the last good backup was, and for administrators what went wrong. */
export function BackupsPane() {
  const facts = useBackupFacts()
  return (
    <Box padding={4}>
      {facts && (
        <Stack gap={4}>
          <Text>{sayLastGood(facts)}</Text>
          {facts.problem && <Text>{facts.problem}</Text>}
        </Stack>
      )}
    </Box>
  )
}

/** Asks the lake now and each hour. Whoever may not know, such as a viewer, hears nothing. */
function useBackupFacts(): BackupFacts | undefined {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [facts, setFacts] = useState<BackupFacts>()
  useEffect(() => {
    let isGone = false
    const ask = () =>
      client
        .request<BackupFacts>({ url: '/backups', tag: 'backups', timeout: 20_000 })
        .then((answer) => {
          if (!isGone) setFacts(answer)
        })
        .catch(() => undefined)
    void ask()
    const timer = setInterval(ask, everyHour)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [client])
  return facts
}
