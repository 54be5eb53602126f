import type { SanityClient } from '@sanity/client'
import { clientOver } from '../client-for-tests.ts'
import { checkFundingNotices, checkHipaaNotice } from './rules.ts'

const notice = { _id: 'hipaaNotice', _type: 'hipaaNotice' }

describe('a practice that', () => {
  it.each([
    ['is covered by HIPAA', 'yes'],
    ['may be covered', 'unsure'],
    ['has not said', undefined],
  ])('%s is asked for its notice until the website has one', async (_case, covered) => {
    expect(await checkHipaaNotice(covered, clientOver([]))).toContain('“Legal and safety”')
    const draft = { ...notice, _id: 'drafts.hipaaNotice' }
    expect(await checkHipaaNotice(covered, clientOver([draft]))).toContain('publish it')
    expect(await checkHipaaNotice(covered, clientOver([notice]))).toBe(true)
  })

  it('is not covered is asked for none', async () => {
    expect(await checkHipaaNotice('no', clientOver([]))).toBe(true)
  })

  it('cannot reach the lake is left in peace', async () => {
    const away = { fetch: () => Promise.reject(new Error('fetch failed')) }
    expect(await checkHipaaNotice('yes', away as unknown as SanityClient)).toBe(true)
  })

  it('takes federal health money is asked for the two notices until they are on the website', async () => {
    const notices = (text: string) => ({
      _id: 'notices',
      _type: 'notices',
      entries: [{ text: [{ children: [{ text }] }] }],
    })
    const board = notices('The board receives complaints.')
    const complete = notices('This practice does not discriminate. Help in your language is free.')
    expect(await checkFundingNotices('yes', clientOver([]))).toContain('two notices more')
    expect(await checkFundingNotices('yes', clientOver([board]))).toContain('two notices more')
    expect(await checkFundingNotices('yes', clientOver([complete]))).toBe(true)
    for (const other of ['no', 'unsure', undefined])
      expect(await checkFundingNotices(other, clientOver([board]))).toBe(true)
  })
})
