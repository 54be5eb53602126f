import type { Handler, Lake } from '../types.ts'
import { contentDisposition, missingAsset, readMimeType, sendFile } from './asset-answer.ts'
import type { AssetFiles } from './asset-files.ts'

const fileName = /^([0-9a-f]{40})\.([a-z0-9]{1,10})$/

/** Serves a file as a download: it never runs or shows inside the site, whose origin it shares. */
export function createFileHandler({ lake, files }: { lake: Lake; files: AssetFiles }): Handler {
  return async (request) => {
    const { params, url } = request
    const name = params.file ?? ''
    const [, hash = '', extension = ''] = fileName.exec(name) ?? []
    const document = lake.get(`file-${hash}-${extension}`)
    if (params.project !== lake.projectId || params.dataset !== lake.dataset || !document) {
      throw missingAsset()
    }
    const headers = {
      'content-type': readMimeType(document.mimeType),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      ...contentDisposition(url.searchParams.get('dl') ?? '', document, extension),
    }
    return await sendFile(files, request, { kind: 'files', name, sha1: hash, headers })
  }
}
