import type { Handler, Lake } from '../types.ts'
import {
  contentDisposition,
  isUnchanged,
  missingAsset,
  readMimeType,
  sendFile,
} from './asset-answer.ts'
import type { AssetFiles } from './asset-files.ts'

const fileName = /^([0-9a-f]{40})\.([a-z0-9]{1,10})$/

/** Serves a file as a download: it never runs or shows inside the site, whose origin it shares. */
export function createFileHandler({ lake, files }: { lake: Lake; files: AssetFiles }): Handler {
  return async ({ params, url, headers }) => {
    const name = params.file ?? ''
    const [, hash = '', extension = ''] = fileName.exec(name) ?? []
    const document = lake.get(`file-${hash}-${extension}`)
    if (params.project !== lake.projectId || params.dataset !== lake.dataset || !document) {
      throw missingAsset()
    }
    const common = {
      'content-type': readMimeType(document.mimeType),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      ...contentDisposition(url.searchParams.get('dl') ?? '', document, extension),
      etag: `"${hash}"`,
    }
    if (isUnchanged(headers, common.etag)) return { status: 304, headers: common }
    const file = await files.open('files', name)
    if (!file) throw missingAsset()
    return sendFile(file, hash, common)
  }
}
