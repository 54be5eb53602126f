import { killRounds } from '../torture/kill-rounds.ts'
import { closeTestStores, temporaryFolder } from './store-for-tests.ts'

afterEach(closeTestStores)

describe('A lake that is killed while eight write to it', () => {
  it('loses nothing that it acknowledged, keeps no half transaction, and starts again at once', async () => {
    const report = await killRounds({ folder: temporaryFolder(), kills: 4, writers: 8, seed: 1 })
    expect(report.faults).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(100)
  }, 60_000)
})
