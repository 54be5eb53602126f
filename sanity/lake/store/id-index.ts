/** Ids by a key. A key with one id, which is the common case, costs no set of its own. */
export class IdIndex {
  readonly #ids = new Map<string, string | Set<string>>()

  add(key: string, id: string): void {
    const found = this.#ids.get(key)
    if (found === undefined || found === id) this.#ids.set(key, id)
    else if (typeof found === 'string') this.#ids.set(key, new Set([found, id]))
    else found.add(id)
  }

  *under(key: string): Iterable<string> {
    const found = this.#ids.get(key)
    if (typeof found === 'string') yield found
    else if (found) yield* found
  }

  remove(key: string, id: string): void {
    const found = this.#ids.get(key)
    if (found === id) this.#ids.delete(key)
    else if (typeof found === 'object' && found.delete(id) && found.size === 0) {
      this.#ids.delete(key)
    }
  }
}
