import { jest } from '@jest/globals'
import { wakeAt } from './moments.ts'

describe('wakeAt', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }))
  afterEach(() => jest.useRealTimers())

  it('calls at the earliest moment, then waits for new ones', () => {
    const callback = jest.fn()
    const alarm = wakeAt(callback)
    alarm.set(5000)
    alarm.set(2000)
    alarm.set(9000)
    jest.advanceTimersByTime(1999)
    expect(callback).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1)
    expect(callback).toHaveBeenCalledTimes(1)
    jest.advanceTimersByTime(60_000)
    expect(callback).toHaveBeenCalledTimes(1)
    alarm.set(Date.now() + 10)
    jest.advanceTimersByTime(10)
    expect(callback).toHaveBeenCalledTimes(2)
  })

  it('waits for a moment months away, which the platform’s timer can’t', () => {
    const callback = jest.fn()
    const alarm = wakeAt(callback)
    const moment = 100 * 24 * 3600_000
    alarm.set(moment)
    jest.advanceTimersByTime(moment - 1)
    expect(callback).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1)
    expect(callback).toHaveBeenCalledTimes(1)
  })

  it('is silent once stopped', () => {
    const callback = jest.fn()
    const alarm = wakeAt(callback)
    alarm.set(10)
    alarm.stop()
    alarm.set(5)
    jest.advanceTimersByTime(100)
    expect(callback).not.toHaveBeenCalled()
  })
})
