import { places } from './examples.ts'
import { checkSubtitle } from './missing-subtitle.ts'

describe('a subtitle', () => {
  it('is suggested once there is a title', () => {
    expect(places(checkSubtitle('Awake at three', ' '))).toEqual(['info subtitle'])
  })

  it('is not asked for in an empty document, nor when it is there', () => {
    expect(checkSubtitle('', '')).toEqual([])
    expect(checkSubtitle('Awake at three', 'What helps')).toEqual([])
  })
})
