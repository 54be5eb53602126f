import { type FinishedPage, finishPage, type PlainPage } from './finish.ts'
import { type KeptPage, keepCopy } from './kept-page.ts'
import type { PageCopies } from './page-copies.ts'
import type { PageStore } from './page-store.ts'
import type { StyleSheets } from './style-sheets.ts'

export type LastGoodOptions = {
  store: PageStore<KeptPage>
  copies: PageCopies
  sheets: StyleSheets
  onProblem?: ((problem: unknown) => void) | undefined
}

/** The last good pages on disk, for the time after a restart. A disk that fails costs the copies and nothing else. */
export class LastGoodPages {
  readonly #options: LastGoodOptions
  readonly #restoring = new Map<string, Promise<KeptPage | undefined>>()

  constructor(options: LastGoodOptions) {
    this.#options = options
  }

  /** Writes a page that is about to be kept. */
  copy(path: string, plain: PlainPage, page: FinishedPage): void {
    const { store, copies, onProblem } = this.#options
    // Only what changed is written: a busy site must not wear out its disk.
    if (store.get(path)?.page.revision === page.revision) return
    copies.write(path, plain).catch((error) => onProblem?.(error))
  }

  /** Takes the copy from disk, from before a restart, as the last good page. Never rejects. */
  restore(path: string): Promise<KeptPage | undefined> {
    const underWay = this.#restoring.get(path)
    if (underWay) return underWay
    const isAwaited = () => this.#restoring.get(path) === restoring
    const restoring: Promise<KeptPage | undefined> = this.#read(path, isAwaited)
      .catch((error: unknown) => {
        this.#options.onProblem?.(error)
        return undefined
      })
      .finally(() => {
        if (isAwaited()) this.#restoring.delete(path)
      })
    this.#restoring.set(path, restoring)
    return restoring
  }

  /** Removes a page's copy: there is no such page any more. */
  forget(path: string): void {
    // A copy that is being read now would come back.
    this.#restoring.delete(path)
    this.#options.copies.remove(path).catch((error) => this.#options.onProblem?.(error))
  }

  async #read(path: string, isAwaited: () => boolean): Promise<KeptPage | undefined> {
    const { store, copies, sheets } = this.#options
    const plain = await copies.read(path)
    const page = plain && (await finishPage(plain, sheets))
    const newer = store.get(path)
    if (newer || !page || !isAwaited()) return newer
    const kept = keepCopy(page)
    store.set(path, kept)
    return kept
  }
}
