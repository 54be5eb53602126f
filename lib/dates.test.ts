import {
  calendarDayAt,
  formatDay,
  formatMoment,
  formatMomentBriefly,
  isCalendarDay,
} from './dates.ts'

const now = Date.parse('2026-05-09T12:00:00Z')

describe('formatDay', () => {
  it('shows a post of 11 pm in California on that day, not tomorrow', () => {
    expect(formatDay('2026-05-10T06:00:00Z')).toBe('May 9, 2026')
  })

  it('turns the day at midnight in California, in winter too', () => {
    expect(formatDay('2026-12-31T07:59:59Z')).toBe('December 30, 2026')
    expect(formatDay('2026-12-31T08:00:00Z')).toBe('December 31, 2026')
  })

  it('honours a written offset', () => {
    expect(formatDay('2026-05-09T23:30:00-07:00')).toBe('May 9, 2026')
  })

  it('shows a calendar day as it is written', () => {
    expect(formatDay('2026-01-01')).toBe('January 1, 2026')
    expect(formatDay('2026-07-04')).toBe('July 4, 2026')
  })

  it('refuses what is no date', () => {
    expect(() => formatDay('soon')).toThrow(RangeError)
  })
})

describe('formatMoment', () => {
  it('names day and hour on California’s clock, in summer and winter', () => {
    expect(formatMoment('2026-05-09T14:30:00Z', now)).toBe('Saturday, May 9 at 7:30 AM')
    expect(formatMoment('2026-12-01T04:00:00Z', now)).toBe('Monday, November 30 at 8:00 PM')
  })

  it('names the year when it is another one in California', () => {
    expect(formatMoment('2027-01-01T07:59:00Z', now)).toBe('Thursday, December 31 at 11:59 PM')
    expect(formatMoment('2027-01-01T08:00:00Z', now)).toBe('Friday, January 1, 2027 at 12:00 AM')
    const newYear = Date.parse('2027-01-01T08:00:00Z')
    expect(formatMoment('2026-12-01T04:00:00Z', newYear)).toBe(
      'Monday, November 30, 2026 at 8:00 PM',
    )
  })

  it('refuses what is no moment', () => {
    expect(() => formatMoment('soon')).toThrow(RangeError)
  })
})

describe('formatMomentBriefly', () => {
  it('names day and hour on California’s clock in few letters', () => {
    expect(formatMomentBriefly('2026-05-09T14:30:00Z', now)).toBe('Sat, May 9, 7:30 AM')
    expect(formatMomentBriefly('2026-12-01T04:00:00Z', now)).toBe('Mon, Nov 30, 8:00 PM')
  })

  it('names the year when it is another one', () => {
    expect(formatMomentBriefly('2025-05-09T14:30:00Z', now)).toBe('Fri, May 9, 2025, 7:30 AM')
  })

  it('refuses what is no moment', () => {
    expect(() => formatMomentBriefly('soon')).toThrow(RangeError)
  })
})

describe('a calendar day', () => {
  it('is the one in California', () => {
    expect(calendarDayAt(Date.parse('2026-12-31T07:59:59Z'))).toBe('2026-12-30')
    expect(calendarDayAt(Date.parse('2026-12-31T08:00:00Z'))).toBe('2026-12-31')
  })

  it.each(['2026-13-01', '2026-00-10', '2026-1-1', 'soon', ''])('is not “%s”', (text) => {
    expect(isCalendarDay(text)).toBe(false)
  })

  it('can be shown whenever it is one', () => {
    expect(isCalendarDay('2026-02-28')).toBe(true)
    expect(formatDay('2026-02-28')).toBe('February 28, 2026')
  })
})
