import { Stack } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { definePlugin, type InputProps, useClient, useFormValue } from 'sanity'
import { lakePictureAddress } from '#lib/reading/fetch-picture.ts'
import { shareRendering } from '#lib/share-picture.ts'
import type { Picture, Practice } from '#lib/views.ts'
import { practice } from '#sanity/schema/settings/query.ts'
import { practiceParser, toPractice } from '#sanity/schema/settings/view.ts'
import { describeDraft } from './describe-draft.ts'
import { FoundOrSharedView } from './found-or-shared-view.tsx'

export type FoundOrSharedSettings = {
  projectId: string
  dataset: string
  /** Base address of the embedded lake as the browser reaches it; `undefined` for a hosted project. */
  apiHost: string | undefined
  /** The website's public origin. */
  siteUrl: string
}

/** Shows, below what an article says to search engines, how it will look when found and when shared. */
export const foundOrShared = definePlugin((settings: FoundOrSharedSettings) => ({
  name: 'found-or-shared',
  form: {
    components: {
      input: (props: InputProps) =>
        props.path.length === 1 && props.path[0] === 'seo' ? (
          <SeoInput {...props} settings={settings} />
        ) : (
          props.renderDefault(props)
        ),
    },
  },
}))

type SeoInputProps = InputProps & { settings: FoundOrSharedSettings }

function SeoInput({ settings, ...props }: SeoInputProps) {
  const document = useFormValue([])
  const practice = usePractice()
  const isArticle = isFields(document) && document._type === 'article'
  return (
    <Stack gap={4}>
      {props.renderDefault(props as InputProps)}
      {isArticle && practice && (
        <FoundOrSharedView
          description={describeDraft(document, practice, settings.siteUrl)}
          pictureAddress={(picture) => cardPictureAddress(picture, settings)}
        />
      )}
    </Stack>
  )
}

/** The practice as visitors see it now; nothing until the lake has answered. */
function usePractice(): Practice | undefined {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [found, setFound] = useState<Practice>()
  useEffect(() => {
    const asking = new AbortController()
    client
      .fetch(
        practice.query,
        {},
        { perspective: 'published', tag: practice.name, signal: asking.signal },
      )
      .then((answer) => setFound(toPractice(practiceParser.parse(answer), { drafts: false })))
      // Without it there is no example to show; the fields work all the same.
      .catch(() => {})
    return () => asking.abort()
  }, [client])
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
