import { Box, Dialog, Text } from '@sanity/ui'
import { useEffect, useState } from 'react'
import type { LayoutProps } from 'sanity'
import { onRefusedUpload, type RefusedUpload } from './refused-uploads.ts'

/** The whole Studio, and in front of it the reason why an upload failed, until it is read. */
export function LayoutWithRefusals(props: LayoutProps) {
  const [refused, setRefused] = useState<RefusedUpload>()
  useEffect(() => onRefusedUpload(setRefused), [])
  return (
    <>
      {props.renderDefault(props)}
      {refused && (
        <Dialog
          id="refused-upload"
          header={`“${refused.file}” was not uploaded`}
          width={1}
          onClose={() => setRefused(undefined)}
        >
          <Box padding={4}>
            <Text>{refused.reason}</Text>
          </Box>
        </Dialog>
      )}
    </>
  )
}
