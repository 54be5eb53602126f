import type { DocumentActionComponent, DuplicateActionProps } from 'sanity'
import { duplicateAfreshAction, withoutOwnPast } from './duplicate-action.ts'

const post = {
  _id: 'drafts.copy',
  _type: 'article',
  title: 'When the baby sleeps',
  slug: { _type: 'slug', current: 'when-the-baby-sleeps' },
  previousSlugs: ['the-baby-sleeps'],
  publishedAt: '2026-01-05T18:00:00.000Z',
  updatedAt: '2026-02-05T18:00:00.000Z',
  importedFrom: { fingerprint: 'abc', fileName: 'baby.docx' },
  topics: [{ _ref: 'sleep' }],
}

describe('a copy of a post', () => {
  it('has its words, and neither address, date nor origin of the one that it was made of', () => {
    expect(withoutOwnPast(post)).toEqual({
      _id: 'drafts.copy',
      _type: 'article',
      title: 'When the baby sleeps',
      topics: [{ _ref: 'sleep' }],
    })
  })
})

describe('a copy of anything else', () => {
  it('has no address and no place in a list yet', () => {
    const service = { _id: 'drafts.copy', _type: 'service', title: 'Couples' }
    const copied = { ...service, slug: { current: 'couples' }, orderRank: '0|101000:' }
    expect(withoutOwnPast(copied)).toEqual(service)
  })

  it('keeps the days between which a banner shows', () => {
    const banner = { _id: 'drafts.copy', _type: 'banner', from: '2026-05-09T14:30:00Z' }
    expect(withoutOwnPast(banner)).toEqual(banner)
  })
})

describe('“Duplicate”', () => {
  const original = (props: DuplicateActionProps) => ({
    label: props.mapDocument === withoutOwnPast ? 'afresh' : 'as it is',
  })

  it('makes every copy so', () => {
    const action = duplicateAfreshAction(original as DocumentActionComponent)
    expect(action({ id: 'a', type: 'article' } as DuplicateActionProps)).toEqual({
      label: 'afresh',
    })
  })

  it('is one action for one original, so that its state survives', () => {
    const action = original as DocumentActionComponent
    expect(duplicateAfreshAction(action)).toBe(duplicateAfreshAction(action))
    expect(duplicateAfreshAction(action).action).toBe('duplicate')
  })
})
