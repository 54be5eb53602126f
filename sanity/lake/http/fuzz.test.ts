import { startTestLake } from '../test-lake.ts'
import { fuzzLake } from '../torture/fuzz-lake.ts'

describe('Requests that no honest client sends', () => {
  it('are all answered, and none with a fault of the lake', async () => {
    const lake = await startTestLake()
    try {
      const seed = Date.now() % 100_000
      const target = { url: lake.url, port: lake.port, token: lake.token('editor') }
      const { statuses, faults } = await fuzzLake(target, { requests: 400, together: 4, seed })
      expect({ seed, faults }).toEqual({ seed, faults: [] })
      expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '404', '405']))
    } finally {
      await lake.close()
    }
  }, 60_000)
})
