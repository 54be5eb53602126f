import { openStore } from '../store/open-store.ts'

/**
 * Run as a process of its own, with a folder and a number of writers: each writer commits without end, says every
 * transaction that was acknowledged, and goes on where the last process was killed. The three documents of a
 * transaction change together, so that half a transaction would show. With a third word it also keeps removing all history
 * but the last moments, one small step after another.
 */
const [folder = '', writers = '1', compacting] = process.argv.slice(2)
const store = openStore({
  folder,
  projectId: 'nightlight',
  dataset: 'production',
  publicUrl: 'http://localhost:3000/lake',
})
const identity = { id: 'writer', name: 'Writer', role: 'editor', kind: 'robot' } as const
/** Entries are reused, so that a start costs the same after the first kill and after the last. */
const entries = 20
const keptMilliseconds = 100

async function write(writer: number): Promise<never> {
  for (let count = Number(store.get(`left-${writer}`)?.count ?? 0) + 1; ; count++) {
    await store.commitTogether(
      [
        { createOrReplace: { _id: `left-${writer}`, _type: 'counter', count } },
        { createOrReplace: { _id: `entry-${writer}-${count % entries}`, _type: 'entry', count } },
        { createOrReplace: { _id: `right-${writer}`, _type: 'counter', count } },
      ],
      { identity, transactionId: `${writer}-${count}` },
    )
    // A pipe takes it before this returns, so a kill right after loses no acknowledgement.
    process.stdout.write(`${writer} ${count}\n`)
  }
}

function compact(): void {
  const before = new Date(Date.now() - keptMilliseconds).toISOString()
  store.compaction.removeBefore(before, 40)
  store.compaction.giveBack(16)
  setImmediate(compact)
}

if (compacting !== undefined) compact()
await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)))
