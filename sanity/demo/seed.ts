import type { SanityClient } from '@sanity/client'
import { demoDocuments } from './documents.ts'
import { drawJpeg } from './draw-pictures.ts'
import { pictureNames } from './pictures/catalogue.ts'

/** Longest wait in milliseconds for one upload or transaction. */
const patience = 60_000

/** The types that the practice writes itself; pictures alone don't make a dataset a practice. */
const written = [
  'article',
  'service',
  'topic',
  'banner',
  'practitioner',
  'page',
  ...['home', 'servicesPage', 'contactPage', 'settings', 'crisisResources'],
  ...['privacy', 'notices', 'goodFaithEstimate', 'accessibility', 'hipaaNotice'],
]

/** @returns true when nobody has written anything yet, not even a draft. Ask this before {@link seedDemo}. */
export async function isEmptyDataset(client: SanityClient): Promise<boolean> {
  const found = await client
    .withConfig({ perspective: 'raw', useCdn: false, timeout: patience })
    .fetch<number>('count(*[_type in $written][0...1])', { written })
  return found === 0
}

/**
 * Fills a dataset with the demo practice: draws and uploads the pictures, then creates all documents as published, all
 * or nothing. Documents that exist already are left as they are, so a second time changes nothing.
 * @param client must be allowed to write.
 * @param options.onProgress told in plain words what is being done.
 */
export async function seedDemo(
  client: SanityClient,
  options: { onProgress?: (line: string) => void } = {},
): Promise<void> {
  const say = options.onProgress ?? (() => {})
  const writer = client.withConfig({ useCdn: false, timeout: patience })
  const assetIds: Record<string, string> = {}
  const waiting = pictureNames.values()
  let done = 0
  // Two at a time: one is drawn while the other is sent.
  const work = async () => {
    for (const name of waiting) {
      const { fileName, jpeg } = await drawJpeg(name)
      const asset = await writer.assets.upload('image', jpeg, {
        filename: fileName,
        contentType: 'image/jpeg',
        timeout: patience,
      })
      assetIds[name] = asset._id
      done += 1
      say(`Picture ${done} of ${pictureNames.length}: ${fileName}`)
    }
  }
  await Promise.all([work(), work()])
  const documents = demoDocuments(assetIds)
  const transaction = writer.transaction()
  for (const document of documents) transaction.createIfNotExists(document)
  await transaction.commit({ visibility: 'sync' })
  say(`The demo practice is ready: ${documents.length} documents.`)
}
