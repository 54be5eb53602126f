import { RevertIcon } from '@sanity/icons/Revert'
import { SparkleIcon } from '@sanity/icons/Sparkle'
import { Button, Flex, Stack, Text } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { useDeferredValue, useMemo, useState } from 'react'
import { type InputProps, useDocumentOperation, useFormValue } from 'sanity'
import type { Block } from '#sanity/tidy/blocks.ts'
import type { Offer } from '#sanity/tidy/log.ts'
import { tidyBody } from '#sanity/tidy/tidy-body.ts'
import { canUndo, createUndoStore, type Version } from '#sanity/tidy/undo.ts'
import { patchesBetween } from './patches.ts'
import { TidyDialog } from './tidy-dialog.tsx'

const undoStore = createUndoStore(() => window.sessionStorage)

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
  const id = String(useFormValue(['_id']) ?? '').replace(/^drafts\./, '')
  const type = String(useFormValue(['_type']) ?? '')
  const title = useText('title')
  const subtitle = useText('subtitle')
  const hasSubtitle = type === 'article'
  const { patch } = useDocumentOperation(id, type)
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const place = `${id}.${field}`
  const [record, setRecord] = useState(() => undoStore.read(place))

  const body = (props.value ?? []) as Block[]
  const settled = useDeferredValue(body)
  const fields = { title, ...(hasSubtitle && { subtitle, hasSubtitle }) }
  const tidied = useMemo(
    () => tidyBody(settled, { title, ...(hasSubtitle && { subtitle, hasSubtitle }) }),
    [settled, title, subtitle, hasSubtitle],
  )
  const now: Version = { body, title, ...(hasSubtitle && { subtitle }) }

  const tidy = (after: Block[], accepted: Offer[]) => {
    const filled = Object.fromEntries(
      accepted.flatMap(({ kind, text }) => (kind === 'heading' ? [] : [[kind, text]])),
    )
    const tidy = { before: now, after: { ...now, ...filled, body: after } }
    patch.execute(patchesBetween(field, tidy.before, tidy.after))
    undoStore.write(place, tidy)
    setRecord(tidy)
    setOpen(false)
  }
  const undo = () => {
    if (!record) return
    if (!canUndo(record, now)) {
      toast.push({
        status: 'warning',
        title: 'The text was changed after tidying, so tidying can’t be taken back alone',
        description:
          'To see how it was, click the clock at the top right and choose an earlier moment; “Restore” brings it back.',
        duration: 30_000,
        closable: true,
      })
      return
    }
    patch.execute(patchesBetween(field, record.after, record.before))
    undoStore.clear(place)
    setRecord(undefined)
  }

  const open = tidied.changes.length + tidied.warnings.length
  return (
    <Stack gap={3}>
      <Flex gap={2} align="center" wrap="wrap">
        <Button
          text="Tidy pasted text"
          icon={SparkleIcon}
          mode="ghost"
          fontSize={1}
          padding={2}
          disabled={body.length === 0}
          onClick={() => setOpen(true)}
        />
        {record && (
          <Button
            text="Undo tidy"
            icon={RevertIcon}
            mode="bleed"
            fontSize={1}
            padding={2}
            onClick={undo}
          />
        )}
        {open > 0 && (
          <Text size={1} muted>
            {open === 1 ? '1 thing to look at' : `${open} things to look at`}
          </Text>
        )}
      </Flex>
      {props.renderDefault(props as InputProps)}
      {isOpen && (
        <TidyDialog
          before={body}
          tidied={settled === body ? tidied : tidyBody(body, fields)}
          onTidy={tidy}
          onClose={() => setOpen(false)}
        />
      )}
    </Stack>
  )
}

function useText(field: string): string {
  const value = useFormValue([field])
  return typeof value === 'string' ? value : ''
}
