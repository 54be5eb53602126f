import { openStore } from './open-store.ts'

/**
 * Run by a test as a process of its own: commits without end, says each transaction that was acknowledged, and
 * waits to be killed. Two documents change together, so that half a transaction would show.
 */
const store = openStore({
  folder: process.argv[2] ?? '',
  projectId: 'nightlight',
  dataset: 'production',
  publicUrl: 'http://localhost:3000/lake',
})
const identity = { id: 'writer', name: 'Writer', role: 'editor', kind: 'robot' } as const
let count = Number(store.get('left')?.count ?? 0)
for (;;) {
  count++
  store.commit(
    [
      { createOrReplace: { _id: 'left', _type: 'counter', count } },
      { create: { _id: `entry-${count}`, _type: 'entry', count } },
      { createOrReplace: { _id: 'right', _type: 'counter', count } },
    ],
    { identity },
  )
  process.stdout.write(`${count}\n`)
}
