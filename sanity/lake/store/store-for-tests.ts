import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { createDataRoutes } from '../data-routes.ts'
import type { Identity, LakeAnswer, LakeRequest, Mutation } from '../types.ts'
import { openStore, type Store } from './open-store.ts'

export const editor: Identity = { id: 'editor-1', name: 'Ada', role: 'editor', kind: 'user' }

const opened: Array<() => void> = []

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-test-'))
  opened.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store of its own folder; `closeTestStores` in `afterEach` closes it. */
export function openTestStore(folder = temporaryFolder()): Store {
  const store = openStore({
    folder,
    projectId: 'nightlight',
    dataset: 'production',
    publicUrl: 'http://localhost:3000/lake',
  })
  opened.push(() => store.close())
  return store
}

export function closeTestStores(): void {
  for (const close of opened.splice(0).reverse()) close()
}

export function commit(store: Store, ...mutations: Mutation[]) {
  return store.commit(mutations, { identity: editor })
}

export type Call = {
  method?: 'GET' | 'POST'
  apiVersion?: string
  body?: object
  headers?: Record<string, string>
  identity?: Identity | undefined
  signal?: AbortSignal
}

/** Calls a route as the server would, and gives its answer or throws its {@link LakeError}. */
export async function call(store: Store, address: string, options: Call = {}): Promise<LakeAnswer> {
  const url = new URL(address, 'http://lake.test')
  const method = options.method ?? 'GET'
  for (const route of createDataRoutes(store)) {
    const names = route.pattern.split('/')
    const parts = url.pathname.split('/')
    const fits = names.every((name, place) => name.startsWith(':') || name === parts[place])
    if (route.method !== method || names.length !== parts.length || !fits) continue
    const params = Object.fromEntries(
      names.flatMap((name, place) =>
        name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[place] ?? '')]] : [],
      ),
    )
    const request: LakeRequest = {
      method,
      url,
      apiVersion: options.apiVersion ?? '2025-02-19',
      params,
      headers: options.headers ?? {},
      identity: 'identity' in options ? options.identity : editor,
      readBody: async () => Buffer.from(JSON.stringify(options.body ?? {})),
      signal: options.signal ?? new AbortController().signal,
    }
    return route.handler(request)
  }
  throw new Error(`No route for ${method} ${url.pathname}`)
}

export type HeardEvent = { event?: string; id?: string; data: Record<string, unknown> }

/** The server-sent events that are waiting in a stream. */
export function takeEvents(answer: LakeAnswer): HeardEvent[] {
  const stream = answer.body as Readable
  const text = String(stream.read() ?? '')
  return text
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => {
      const fields = block.split('\n').map((line) => {
        const colon = line.indexOf(': ')
        return [line.slice(0, colon), line.slice(colon + 2)]
      })
      const { data, ...rest } = Object.fromEntries(fields) as Record<string, string>
      return { ...rest, data: JSON.parse(data ?? '{}') as Record<string, unknown> }
    })
}
