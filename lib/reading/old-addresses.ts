import { z } from 'zod'
import { type AddressBook, makeAddressBook } from '#lib/old-addresses/address-book.ts'
import type { FinishedPage } from './finish.ts'
import type { Outcome, Pages } from './pages.ts'
import { waitAtMost } from './patience.ts'

/** Where Next answers with the addresses of the website before. Nobody reaches it from outside. */
export const oldAddressesPath = '/wrong-turn/old-addresses'

/** How long anyone waits to learn whether an address is an old one, in milliseconds. */
const patience = 1_000

const answer = z.array(z.object({ key: z.string(), to: z.string().regex(/^\/(?!\/)/) }))

/** Leads visitors on from addresses of the website before, without a render. */
export class OldAddresses {
  readonly #pages: Pick<Pages, 'get'>
  #known: { revision: string; book: AddressBook } | undefined

  constructor(pages: Pick<Pages, 'get'>) {
    this.#pages = pages
  }

  /**
   * What to answer at an address at which this website has nothing. Never rejects.
   * @param path as `readTarget` spells it
   */
  async answerFor(path: string, query: string): Promise<Outcome> {
    const book = await this.#read()
    // Whoever may be led on once the lake is back is not told that there is nothing.
    if (!book) return { kind: 'failed', reason: 'lake' }
    const location = book.find(path, query)
    return location === undefined
      ? { kind: 'missing' }
      : { kind: 'redirect', status: 308, location }
  }

  /** Some websites told their posts apart by the query alone (`/?p=12`). @returns where that leads, if anywhere. */
  async findByQuery(path: string, query: string): Promise<string | undefined> {
    return query === '' ? undefined : (await this.#read())?.findByQuery(path, query)
  }

  async #read(): Promise<AddressBook | undefined> {
    const found = await waitAtMost(patience, this.#pages.get(oldAddressesPath))
    return found?.kind === 'page' ? this.#readPage(found.page) : this.#known?.book
  }

  #readPage(page: FinishedPage): AddressBook | undefined {
    if (this.#known?.revision === page.revision) return this.#known.book
    const addresses = parse(page.variants.identity.body.toString('utf8'))
    if (addresses) this.#known = { revision: page.revision, book: makeAddressBook(addresses) }
    return this.#known?.book
  }
}

function parse(text: string): z.output<typeof answer> | undefined {
  try {
    return answer.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
