import { killRounds } from '../torture/kill-rounds.ts'
import { closeTestStores, openTestStore, temporaryFolder } from './store-for-tests.ts'

afterEach(closeTestStores)

describe('A lake that is killed while eight write to it', () => {
  it('loses nothing that it acknowledged, keeps no half transaction, and starts again at once', async () => {
    const report = await killRounds({ folder: temporaryFolder(), kills: 4, writers: 8, seed: 1 })
    expect(report.faults).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(100)
  }, 60_000)

  it('loses nothing while it removes old history either', async () => {
    const folder = temporaryFolder()
    const report = await killRounds({ folder, kills: 4, writers: 8, seed: 2, compacting: true })
    expect(report.faults).toEqual([])
    const store = openTestStore(folder)
    expect(store.log.first()?.position).toBeGreaterThan(1)
    expect(store.log.latest()?.position).toBeGreaterThan(store.log.first()?.position ?? 0)
  }, 60_000)
})
