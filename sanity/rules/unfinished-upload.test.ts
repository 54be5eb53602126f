import { places } from './examples.ts'
import { checkUpload } from './unfinished-upload.ts'

const now = Date.parse('2026-05-01T12:00:00Z')
const check = (picture: object) => checkUpload({ ...picture }, ['banner'], now)

describe('an upload', () => {
  it.each([
    { _upload: { updatedAt: '2026-05-01T11:50:00Z' } },
    { _upload: { createdAt: '2026-05-01T11:58:00Z' } },
    { _upload: {} },
    { _upload: 'odd' },
  ])('that stopped is refused: %j', (picture) => {
    const findings = check(picture)
    expect(places(findings)).toEqual(['error banner'])
    expect(findings[0]?.message).toContain('Click “Clear upload”')
  })

  it.each([
    {},
    { _upload: { updatedAt: '2026-05-01T11:59:00Z', createdAt: '2026-05-01T11:00:00Z' } },
    { _upload: { createdAt: '2026-05-01T11:00:00Z' }, asset: { _ref: 'image-1' } },
  ])('that goes on, or arrived, is fine: %j', (picture) => {
    expect(check(picture)).toEqual([])
  })
})
