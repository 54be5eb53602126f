import { Stack } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { definePlugin, type FieldProps, useClient, useFormValue } from 'sanity'
import { lakePictureAddress } from '#lib/reading/fetch-picture.ts'
import { shareRendering } from '#lib/share-picture.ts'
import type { Picture } from '#lib/views.ts'
import { describeDraft } from './describe-draft.ts'
import { FoundOrSharedView } from './found-or-shared-view.tsx'
import { listHints } from './hints.ts'
import { pageTypes } from './page-types.ts'
import { askSurroundings, type Surroundings, slugIn } from './surroundings.ts'

export type FoundOrSharedSettings = {
  projectId: string
  dataset: string
  /** Base address of a lake of one's own as the browser reaches it; `undefined` for Sanity's. */
  apiHost: string | undefined
  /** The website's public origin. */
  siteUrl: string
}

/** Shows, below the words that a page says to search engines, how it will look when found and when shared. */
export const foundOrShared = definePlugin((settings: FoundOrSharedSettings) => ({
  name: 'found-or-shared',
  form: {
    components: {
      field: (props: FieldProps) => {
        const [field, ...deeper] = props.path
        const isMaybeBelow = deeper.length === 0 && places.has(String(field))
        return isMaybeBelow ? (
          <FieldWithPreview {...props} settings={settings} />
        ) : (
          props.renderDefault(props)
        )
      },
    },
  },
}))

/** Fields below which a preview stands in some type of document. */
const places = new Set(Object.values(pageTypes).map(({ below }) => below))

type FieldWithPreviewProps = FieldProps & { settings: FoundOrSharedSettings }

function FieldWithPreview({ settings, ...props }: FieldWithPreviewProps) {
  const document = useFormValue([])
  const type = isFields(document) ? String(document._type) : ''
  const isHere = pageTypes[type]?.below === props.path[0]
  return (
    <Stack gap={4}>
      {props.renderDefault(props as FieldProps)}
      {isHere && isFields(document) && <Preview document={document} settings={settings} />}
    </Stack>
  )
}

type PreviewProps = { document: { [field: string]: unknown }; settings: FoundOrSharedSettings }

function Preview({ document, settings }: PreviewProps) {
  const type = String(document._type)
  const around = useSurroundings(type, slugIn(document))
  const description = around && describeDraft(document, around, settings.siteUrl)
  if (!description) return null
  return (
    <FoundOrSharedView
      description={description}
      hints={listHints(description, type)}
      pictureAddress={(picture) => cardPictureAddress(picture, settings)}
    />
  )
}

/** The site around the document as visitors see it now; nothing until the lake has answered. */
function useSurroundings(type: string, slug: string | undefined): Surroundings | undefined {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [found, setFound] = useState<Surroundings>()
  useEffect(() => {
    const asking = new AbortController()
    askSurroundings({ client, signal: asking.signal }, type, slug)
      .then(setFound)
      // Without it there is no example to show; the fields work all the same.
      .catch(() => {})
    return () => asking.abort()
  }, [client, type, slug])
  return found
}

/** Addresses on the website are signed by its server, so the Studio asks the lake for the same part itself. */
function cardPictureAddress(picture: Picture, settings: FoundOrSharedSettings): string {
  const { rectangle, width } = shareRendering(picture)
  return lakePictureAddress({ asset: picture.asset, rectangle, width, format: 'jpg' }, settings)
}

function isFields(value: unknown): value is { [field: string]: unknown } {
  return typeof value === 'object' && value !== null
}
