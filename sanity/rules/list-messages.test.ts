import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listMessages, writeMessages } from './list-messages.ts'

const messages = await listMessages()
const page = path.resolve(import.meta.dirname, '../../docs/guide/messages.md')

const jargon =
  /\b(?:slug|null|undefined|schema|block|array|string|object|reference|validation|valid|invalid|required|document|metadata|SEO|URL|alt)\b/i
const advice =
  /\b(?:Add|Break|Change|Check|Choose|Clear|Click|Delete|Describe|Give|Keep|Leave|Longer facts belong|Name|Paste|Pick|Publish|Put|Remove|Say|Start|Switch|Take|Try|Use|Write|There is room|The amount is in cents|That is fine|stays on two lines)\b/i

describe('what the Studio says beside a text', () => {
  it('comes in every strength', () => {
    const count = (wanted: string) => messages.filter(({ level }) => level === wanted).length
    expect(count('error')).toBeGreaterThan(30)
    expect(count('warning')).toBeGreaterThan(40)
    expect(count('info')).toBeGreaterThan(2)
  })

  it.each(messages.map(({ message, where }) => [message, where] as const))(
    'is short, plain and names the fix: %s',
    (message, where) => {
      expect(where).toMatch(/: /)
      expect(message.length).toBeLessThanOrEqual(240)
      expect(message).toMatch(/^[“\p{Lu}#].*(?:[.]|https:\/\/\S+)$/u)
      expect(message).toMatch(advice)
      expect(message).not.toMatch(jargon)
      expect(message).not.toMatch(/!|please|error|must not/i)
    },
  )

  it('is all in the guide', () => {
    const isCurrent = readFileSync(page, 'utf8') === writeMessages(messages)
    expect(isCurrent ? 'current' : 'out of date: run "node scripts/messages.ts"').toBe('current')
  })
})
