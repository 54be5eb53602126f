import {
  type Behavior,
  defineBehavior,
  effect,
  forward,
  raise,
} from '@portabletext/editor/behaviors'
import type { PortableTextBlock } from '@sanity/types'
import type { Paragraph } from '#sanity/import/parts.ts'
import { readHtml } from '#sanity/import/read-html.ts'
import { type Block, isTextBlock, textOf } from '#sanity/tidy/blocks.ts'
import { cleanBlock } from '#sanity/tidy/letters.ts'
import { isInline, type Loss, type PastedPicture, pasteBlocks } from '#sanity/tidy/paste-blocks.ts'
import { cleanPlainText } from '#sanity/tidy/paste-plain.ts'
import { markUploading } from './picture-uploads.ts'

/**
 * How text from other programs comes in. Whole paragraphs from Google Docs, Word, Pages and the web are read by the
 * same reader as an imported file; a few words, plain text and what was copied here are left to the editor, which only
 * gets them clean.
 * @param field.report is told what could not come along
 * @param field.upload is given the pictures that did, whose figures wait for them
 */
export function createPasteBehaviors(field: {
  report: (losses: Loss[]) => void
  upload: (pictures: PastedPicture[]) => void
}): Behavior[] {
  return [
    defineBehavior({
      on: 'deserialize',
      guard: ({ snapshot, event }) => {
        const { dataTransfer } = event.originEvent.originEvent
        if (ownFormats.some((format) => dataTransfer.getData(format) !== '')) return false
        const html = dataTransfer.getData('text/html')
        const paragraphs = html === dataTransfer.getData('text/plain') ? [] : tryToRead(html)
        if (isInline(paragraphs)) return false
        const { keyGenerator: makeKey, schema } = snapshot.context
        const takes = (type: string) => schema.blockObjects.some(({ name }) => name === type)
        return pasteBlocks(paragraphs, {
          makeKey,
          hasPictures: takes('figure'),
          hasQuotations: takes('quotation'),
        })
      },
      actions: [
        ({ event }, { blocks, losses, pictures }) => [
          raise({
            type: 'deserialization.success',
            mimeType: 'text/html',
            data: markUploading(blocks, pictures, new Date().toISOString()) as PortableTextBlock[],
            originEvent: event.originEvent,
          }),
          ...(losses.length > 0 ? [effect(() => field.report(losses))] : []),
          ...(pictures.length > 0 ? [effect(() => field.upload(pictures))] : []),
        ],
      ],
    }),
    defineBehavior({
      on: 'deserialize.data',
      guard: ({ event }) => {
        if (event.mimeType !== 'text/plain') return false
        const data = cleanPlainText(event.data)
        return data !== event.data && { data }
      },
      actions: [({ event }, { data }) => [raise({ ...event, data })]],
    }),
    defineBehavior({
      on: 'deserialization.success',
      guard: ({ event }) => {
        if (event.mimeType !== 'text/html') return false
        const blocks = cleanPasted(event.data as Block[])
        return blocks && { blocks }
      },
      actions: [
        ({ event }, { blocks }) => [forward({ ...event, data: blocks as PortableTextBlock[] })],
      ],
    }),
  ]
}

/** What this editor itself puts on the clipboard. */
const ownFormats = ['application/x-portable-text', 'application/json']

function tryToRead(html: string): Paragraph[] {
  try {
    return readHtml(html)
  } catch {
    return []
  }
}

/**
 * Clean letters and links, and no empty paragraphs among others.
 * @returns `false` when there is nothing to clean.
 */
function cleanPasted(blocks: Block[]): Block[] | false {
  const clean = blocks.map((block) => (isTextBlock(block) ? cleanBlock(block) : block))
  const worded = clean.filter((block) => !isTextBlock(block) || textOf(block).trim() !== '')
  const kept = worded.length > 0 ? worded : clean
  const isSame =
    kept.length === blocks.length && kept.every((block, index) => block === blocks[index])
  return isSame ? false : kept
}
