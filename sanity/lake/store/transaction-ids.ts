import { randomUUID } from 'node:crypto'

const mostInOneMillisecond = 0xfff

/**
 * Ids for transactions: UUIDs of version 7, each greater than the one before, so that the index of ids on disk grows at
 * its end and a commit need not write a page in the middle of it.
 */
export class TransactionIds {
  #time = 0
  #count = 0

  next(now = Date.now()): string {
    if (now > this.#time) {
      this.#time = now
      this.#count = 0
    } else if (this.#count === mostInOneMillisecond) {
      this.#time++
      this.#count = 0
    } else this.#count++
    const time = this.#time.toString(16).padStart(12, '0')
    const count = this.#count.toString(16).padStart(3, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`
  }
}
