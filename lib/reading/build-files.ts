import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { LRUCache } from 'lru-cache'
import { headersOf } from './answer-headers.ts'
import { type FinishedPage, finishFile } from './finish.ts'

/** The build's own files, below `/_next/static`. */
export type BuildFiles = {
  /** Whether there is one at an address. */
  has(address: string): boolean
  /** @returns the file in the forms in which it can be sent; `undefined` for kinds that only Next knows. */
  read(address: string): Promise<FinishedPage | undefined>
}

/** What the Studio and previews are made of. */
const kinds: Record<string, string> = {
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}
/** All of the Studio, in each form, fits in. */
const mostBytes = 32 * 1024 * 1024

/**
 * The files in the folder of a build. The Studio's are megabytes, so each is compressed when it is first asked for, and kept in memory.
 * @param folder what is served below `/_next/static`.
 * @param addresses those that there are.
 */
export function openBuildFiles(folder: string, addresses: ReadonlySet<string>): BuildFiles {
  const kept = new LRUCache<string, FinishedPage>({
    maxSize: mostBytes,
    sizeCalculation: ({ size }) => size,
    // Who asks meanwhile waits for the same work.
    fetchMethod: async (address) => {
      const contentType = kinds[path.extname(address)]
      if (!contentType) return undefined
      const file = decodeURIComponent(address.replace('/_next/static/', ''))
      return finishFile(await readFile(path.join(folder, file)), [
        ['Content-Type', contentType],
        // The address names what is in it: it never changes.
        ['Cache-Control', 'public, max-age=31536000, immutable'],
        ...Object.entries(headersOf('buildFile')),
      ])
    },
  })
  return {
    has: (address) => addresses.has(address) && !address.endsWith('.map'),
    read: (address) => kept.fetch(address),
  }
}
