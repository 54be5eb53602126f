import { jest } from '@jest/globals'
import type { DocumentActionComponent, DocumentActionProps } from 'sanity'

const done: unknown[] = []
jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({ patch: { execute: (patches: unknown) => done.push(patches) } }),
}))
const { momentToSet, publishArticleAction } = await import('./publish-article.ts')

const now = new Date('2026-05-09T12:00:00Z')
const original: DocumentActionComponent = () => ({
  label: 'Publish',
  onHandle: () => done.push('published'),
})

/** What pressing "Publish" does to a draft, in order. */
function press(
  draft: object | null,
  published: object | null = null,
  action: DocumentActionComponent = original,
) {
  done.length = 0
  const props = { id: 'a', type: 'article', draft, published } as unknown as DocumentActionProps
  publishArticleAction(action)(props)?.onHandle?.()
  return done
}

describe('the moment of publishing', () => {
  it('is now when nobody has set one', () => {
    expect(momentToSet({}, null, now)).toBe('2026-05-09T12:00:00.000Z')
    expect(momentToSet({ publishedAt: '' }, null, now)).toBe('2026-05-09T12:00:00.000Z')
  })

  it('stays as the therapist set it, past or future', () => {
    expect(momentToSet({ publishedAt: '2030-01-01T00:00:00Z' }, null, now)).toBeUndefined()
  })

  it('is the old one when a live article has lost its own', () => {
    expect(momentToSet({}, { publishedAt: '2026-01-01T00:00:00Z' }, now)).toBe(
      '2026-01-01T00:00:00Z',
    )
  })
})

describe('“Publish” on an article', () => {
  it('writes the date first and then publishes', () => {
    expect(press({ _id: 'drafts.a' })).toEqual([
      [{ set: { publishedAt: expect.stringMatching(/^\d{4}-.*Z$/) } }],
      'published',
    ])
  })

  it('only publishes when there is a date', () => {
    expect(press({ publishedAt: '2026-01-01T00:00:00Z' })).toEqual(['published'])
  })

  it('keeps every state of the Studio’s own action', () => {
    const waiting: DocumentActionComponent = () => ({ label: 'Publishing…', disabled: true })
    const props = { id: 'a', type: 'article' } as unknown as DocumentActionProps
    expect(publishArticleAction(waiting)(props)).toEqual({ label: 'Publishing…', disabled: true })
    expect(publishArticleAction(() => null)(props)).toBeNull()
    expect(press({}, null, waiting)).toEqual([])
  })

  it('is one action for one original, so that its state survives', () => {
    expect(publishArticleAction(original)).toBe(publishArticleAction(original))
    expect(publishArticleAction(original).action).toBe('publish')
  })
})
