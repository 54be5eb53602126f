import { RevertIcon } from '@sanity/icons/Revert'
import { SparkleIcon } from '@sanity/icons/Sparkle'
import { Button, Flex, Stack, Text } from '@sanity/ui'
import { type ToastParams, useToast } from '@sanity/ui/toast'
import { useCallback, useState } from 'react'
import type { ArrayOfObjectsInputProps, InputProps } from 'sanity'
import type { Loss } from '#sanity/tidy/paste-blocks.ts'
import { hasWords } from '../import-file/fill-draft.ts'
import { LossNotices, LossReport, PictureUpload } from './loss-notices.tsx'
import { TidyDialog } from './tidy-dialog.tsx'
import { usePictureUploads } from './use-picture-uploads.ts'
import { useTidy } from './use-tidy.ts'

/** The Studio's own inputs; a text that can be edited gets the buttons to tidy it. */
export function renderBodyInput(props: InputProps) {
  const [field] = props.path
  const isBody = props.schemaType.name === 'body' && props.path.length === 1
  return isBody && typeof field === 'string' && !props.readOnly ? (
    <BodyInput {...props} field={field} />
  ) : (
    props.renderDefault(props)
  )
}

function BodyInput({ field, ...props }: InputProps & { field: string }) {
  const toast = useToast()
  const { body, tidied, canUndo, tidy, undo } = useTidy(field, props.value)
  const [isOpen, setOpen] = useState(false)
  const [losses, setLosses] = useState<Loss[]>([])
  // The empty parts of a new post are no fault.
  const isWritten = hasWords({ body })
  const { value, onChange } = props as ArrayOfObjectsInputProps
  const addLosses = useCallback((more: Loss[]) => setLosses((known) => [...known, ...more]), [])
  const upload = usePictureUploads(value, { onChange, onLoss: addLosses })
  const toLookAt = isWritten ? tidied.changes.length + tidied.warnings.length : 0
  return (
    <Stack gap={3}>
      <Flex gap={2} align="center" wrap="wrap">
        <Button
          {...small}
          text="Tidy pasted text"
          icon={SparkleIcon}
          mode="ghost"
          disabled={!isWritten}
          onClick={() => setOpen(true)}
        />
        {canUndo && (
          <Button
            {...small}
            text="Undo tidy"
            icon={RevertIcon}
            mode="bleed"
            onClick={() => undo() || toast.push(changedSince)}
          />
        )}
        {toLookAt > 0 && (
          <Text size={1} muted>
            {toLookAt === 1 ? '1 thing to look at' : `${toLookAt} things to look at`}
          </Text>
        )}
      </Flex>
      <LossNotices losses={losses} onClose={() => setLosses([])} />
      <LossReport value={setLosses}>
        <PictureUpload value={upload}>{props.renderDefault(props as InputProps)}</PictureUpload>
      </LossReport>
      {isOpen && (
        <TidyDialog
          before={body}
          tidied={tidied}
          onTidy={(text, accepted) => {
            tidy(text, accepted)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Stack>
  )
}

const small = { fontSize: 1, padding: 2 } as const

const changedSince: ToastParams = {
  status: 'warning',
  title: 'The text was changed after tidying, so tidying can’t be taken back alone',
  description:
    'To see how it was, click the three dots at the top right, then “History”, and choose an earlier moment.',
  duration: 30_000,
  closable: true,
}
