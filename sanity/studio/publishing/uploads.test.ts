import { isUploading } from './uploads.ts'

const now = Date.parse('2026-05-09T12:00:00Z')

describe('a picture on its way', () => {
  it.each([
    ['at the top', { banner: { _upload: { updatedAt: '2026-05-09T11:59:30Z' } } }, true],
    [
      'deep in the text',
      { body: [{ a: [{ _upload: { createdAt: '2026-05-09T11:59:59Z' } }] }] },
      true,
    ],
    ['only begun, with no time yet', { banner: { _upload: {} } }, true],
    ['given up long ago', { banner: { _upload: { updatedAt: '2026-05-09T11:50:00Z' } } }, false],
    ['arrived', { banner: { asset: { _ref: 'image-a' } } }, false],
    ['taken back', { banner: { _upload: null } }, false],
    ['none', null, false],
  ])('%s', (_name, document, expected) => {
    expect(isUploading(document, now)).toBe(expected)
  })
})
