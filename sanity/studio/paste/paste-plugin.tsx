import { BehaviorPlugin } from '@portabletext/editor/plugins'
import { useToast } from '@sanity/ui/toast'
import { useContext, useMemo, useRef } from 'react'
import type { PortableTextPluginsProps } from 'sanity'
import type { Loss, PastedPicture } from '#sanity/tidy/paste-blocks.ts'
import { LossReport, PictureUpload } from './loss-notices.tsx'
import { describeLosses } from './losses.ts'
import { createPasteBehaviors } from './paste-behaviors.ts'

/** What the Studio's editor does by itself, and then pasting that keeps more than it would. */
export function PastePlugins(props: PortableTextPluginsProps) {
  return (
    <>
      {props.renderDefault(props)}
      <Paste />
    </>
  )
}

function Paste() {
  const toast = useToast()
  const showInField = useContext(LossReport)
  const upload = useRef((_: PastedPicture[]) => {})
  const uploadInField = useContext(PictureUpload)
  upload.current = (pictures) => uploadInField?.(pictures)
  const report = useRef((_: Loss[]) => {})
  report.current = (losses) => {
    if (showInField) return showInField(losses)
    for (const notice of describeLosses(losses)) {
      toast.push({ status: 'warning', ...notice, duration: 60_000, closable: true })
    }
  }
  const behaviors = useMemo(
    () =>
      createPasteBehaviors({
        report: (losses) => report.current(losses),
        upload: (pictures) => upload.current(pictures),
      }),
    [],
  )
  return <BehaviorPlugin behaviors={behaviors} />
}
