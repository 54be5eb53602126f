import { jest } from '@jest/globals'
import { startTestLake } from '../test-lake.ts'
import { listenAndCut } from '../torture/listen-and-cut.ts'

describe('Listeners that are cut again and again', () => {
  it('end equal to the store, without a gap, and without a word in the log', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => {})
    const lake = await startTestLake()
    try {
      const seed = Date.now() % 100_000
      const options = { mutations: 250, listeners: 6, cuts: 40, seed }
      const { resumed, reset, documents, faults } = await listenAndCut(lake, options)
      expect({ seed, faults }).toEqual({ seed, faults: [] })
      expect(resumed + reset).toBeGreaterThan(10)
      expect(documents).toBeGreaterThan(10)
      expect(log).not.toHaveBeenCalled()
    } finally {
      await lake.close()
      log.mockRestore()
    }
  }, 60_000)
})
