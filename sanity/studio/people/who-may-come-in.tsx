import { Box, Button, Card, Flex, Heading, Stack, Text } from '@sanity/ui'
import { type ReactNode, useState } from 'react'
import { Acts } from './acts.tsx'
import { Devices } from './devices.tsx'
import { usePeople } from './use-people.ts'
import { type Device, devicesOfOthers, type PeopleFacts, sayRole } from './who-is-who.ts'

/** A pane of the desk for administrators: people and what they may do, where they are signed in, and what was done. */
export function WhoMayComeIn() {
  const { facts, isSilent, ask, signOut } = usePeople()
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ text: string; isWell: boolean }>()
  const onSignOut = async (one: Device) => {
    setBusy(true)
    const isWell = await signOut(one)
    setBusy(false)
    const text = isWell
      ? `${one.name} is signed out there.`
      : `${one.name} is still signed in there. Look whether you are online, and try again.`
    setSaid({ text, isWell })
  }
  return (
    <Box padding={4} height="fill" overflow="auto">
      <Stack gap={5} paddingBottom={5} style={readable}>
        {said && (
          <Card tone={said.isWell ? 'positive' : 'critical'} padding={3} radius={2} role="status">
            <Text size={1}>{said.text}</Text>
          </Card>
        )}
        {isSilent && (
          <Card tone="caution" padding={3} radius={2} role="alert">
            <Flex align="center" justify="space-between" gap={3}>
              <Text size={1}>The list did not come. Look whether you are online.</Text>
              <Button mode="ghost" fontSize={1} padding={2} text="Try again" onClick={ask} />
            </Flex>
          </Card>
        )}
        {facts && <Parts facts={facts} isBusy={isBusy} onSignOut={onSignOut} />}
      </Stack>
    </Box>
  )
}

type PartsProps = { facts: PeopleFacts; isBusy: boolean; onSignOut(device: Device): void }

function Parts({ facts, ...rest }: PartsProps) {
  const now = Date.now()
  const { people, sessions, acts } = facts
  const others = devicesOfOthers(facts)
  return (
    <>
      <Part title="People">
        {people.length === 0 && (
          <Text size={1}>
            Nobody needs a password while your website can be reached from this computer alone.
          </Text>
        )}
        <Stack as="ul" gap={5}>
          {people.map((person) => (
            <Stack as="li" key={person.id} gap={3}>
              <Text size={1} weight="semibold">
                {person.name}
              </Text>
              <Text size={1} muted>
                {person.email}
              </Text>
              <Text size={1}>{sayRole(person)}</Text>
              {!person.hasPassword && (
                <Text size={1}>Has a link to choose a first password, and has not used it yet</Text>
              )}
              <Devices
                devices={sessions.filter(({ identity }) => identity === person.id)}
                now={now}
                {...rest}
              />
            </Stack>
          ))}
          {others.length > 0 && (
            <Stack as="li" gap={3}>
              <Text size={1} weight="semibold">
                At the website’s computer itself
              </Text>
              <Devices devices={others} now={now} {...rest} />
            </Stack>
          )}
        </Stack>
        <Text size={1} muted>
          To let somebody in or take somebody out, to change what somebody may do, and when a
          password is forgotten: ask whoever runs the website.
        </Text>
      </Part>
      <Part title="What was done">
        <Acts acts={acts} now={now} />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack as="section" gap={4}>
      <Heading as="h2" size={1}>
        {title}
      </Heading>
      {children}
    </Stack>
  )
}

const readable = { maxWidth: '40rem' }
