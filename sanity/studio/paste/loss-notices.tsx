import { CloseIcon } from '@sanity/icons/Close'
import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { createContext } from 'react'
import type { Loss, PastedPicture } from '#sanity/tidy/paste-blocks.ts'
import { describeLosses } from './losses.ts'

/** Where a field shows what could not come along; `undefined` in fields that have no room for it. */
export const LossReport = createContext<((losses: Loss[]) => void) | undefined>(undefined)

/** What uploads the pictures that are pasted into a field; `undefined` in fields that can't. */
export const PictureUpload = createContext<((pictures: PastedPicture[]) => void) | undefined>(
  undefined,
)

/** Stays above the text until she closes it, since the spots take a while to mend. */
export function LossNotices({ losses, onClose }: { losses: Loss[]; onClose: () => void }) {
  const notices = describeLosses(losses)
  if (notices.length === 0) return null
  return (
    <Card padding={3} radius={2} tone="caution" border role="status">
      <Flex gap={3}>
        <Box flex={1}>
          <Stack gap={4}>
            {notices.map(({ title, description }) => (
              <Stack key={title} gap={3}>
                <Text size={1} weight="semibold">
                  {title}
                </Text>
                <Text size={1}>{description}</Text>
              </Stack>
            ))}
          </Stack>
        </Box>
        <Button
          icon={CloseIcon}
          mode="bleed"
          fontSize={1}
          padding={2}
          aria-label="Close this notice"
          onClick={onClose}
        />
      </Flex>
    </Card>
  )
}
