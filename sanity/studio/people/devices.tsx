import { Button, Flex, Stack, Text } from '@sanity/ui'
import { type Device, sayLastSeen } from './who-is-who.ts'

type DevicesProps = {
  devices: Device[]
  /** Whether somebody is being signed out just now. */
  isBusy: boolean
  now: number
  onSignOut(device: Device): void
}

/** Where somebody is signed in, each with a way to end it but the one in use. */
export function Devices({ devices, isBusy, now, onSignOut }: DevicesProps) {
  return (
    <Stack as="ul" gap={1}>
      {devices.map((one) => {
        const name = one.device ?? 'A device'
        return (
          <Flex as="li" key={one.id} align="center" justify="space-between" gap={3} style={row}>
            <Text size={1} muted>
              {name}, {sayLastSeen(one, now)}
            </Text>
            {!one.isOwn && (
              <Button
                mode="bleed"
                fontSize={1}
                padding={2}
                text="Sign out"
                aria-label={`Sign out ${one.name}: ${name}`}
                disabled={isBusy}
                onClick={() => onSignOut(one)}
              />
            )}
          </Flex>
        )
      })}
    </Stack>
  )
}

// As high with a button as without one.
const row = { minHeight: '2rem' }
