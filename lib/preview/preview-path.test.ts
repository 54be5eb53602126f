import { previewPath, typesWithPage } from './preview-path.ts'

describe('where a document is seen', () => {
  it('is at its address, or by its id while it has none', () => {
    expect(previewPath('article', { id: 'drafts.a', slug: 'calm' })).toBe('/blog/calm')
    expect(previewPath('article', { id: 'drafts.a' })).toBe('/blog/a')
    expect(previewPath('service', { id: 'a', slug: '' })).toBe('/services/a')
    expect(previewPath('privacy', { id: 'privacy' })).toBe('/privacy')
  })

  it('is nowhere for what has no page of its own', () => {
    for (const type of ['banner', 'settings', 'retiredAddress', 'toString']) {
      expect(previewPath(type, { id: 'a' })).toBeUndefined()
      expect(typesWithPage).not.toContain(type)
    }
  })
})
