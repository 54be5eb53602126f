import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openStore, type Store } from '../store/open-store.ts'
import { compareDocuments, comparePatches } from './compare-patches.ts'
import { readNumbers } from './options.ts'
import { samplePrograms } from './patch-programs.ts'

/** Compares patches with the patcher of the Studio: `--programs` random ones, the same for the same `--seed`. */
const { programs, seed } = readNumbers({ programs: 10_000, seed: Date.now() % 100_000 })
const folder = mkdtempSync(path.join(os.tmpdir(), 'lake-patches-'))
const open = (): Store =>
  openStore({ folder, projectId: 'torture', dataset: 'production', publicUrl: 'http://localhost' })

try {
  const store = open()
  const started = performance.now()
  const { changed, refused, differences } = comparePatches(store, samplePrograms(programs, seed))
  const documents = new Map([...store.documents.all()].map((document) => [document._id, document]))
  store.close()
  const reopened = open()
  differences.push(...compareDocuments(reopened, documents))
  reopened.close()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${programs} programs (seed ${seed}): ${changed} transactions changed a document, ${refused} were refused, ${differences.length} differences, ${seconds} s`,
  )
  for (const difference of differences.slice(0, 10)) console.log(difference)
  if (differences.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
