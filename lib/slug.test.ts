import { slugify } from './slug.ts'

describe('slugify', () => {
  it.each([
    ['“Why Can’t I Switch Off?”', 'why-cant-i-switch-off'],
    ["Mom's Day", 'moms-day'],
    ['Mom’s Day', 'moms-day'],
    ['Rock ’n’ roll', 'rock-n-roll'],
    ['Am I a “Bad Mom”?', 'am-i-a-bad-mom'],
    ['Worry — and rest', 'worry-and-rest'],
    ['  Spaces,   commas,, and… dots. ', 'spaces-commas-and-dots'],
    ['Niños y mañanas', 'ninos-y-mananas'],
    ['Straße & Ærø', 'strasse-and-aero'],
    ['Mất ngủ đêm', 'mat-ngu-dem'],
    ['불안과 잠', '불안과-잠'],
    ['50/50 at 3 a.m.', '50-50-at-3-a-m'],
    ['🌙 Night 🌙', 'night'],
    ['<script>../etc</script>', 'script-etc-script'],
    ['!!!', ''],
    ['', ''],
  ])('makes %j into %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  it('cuts a long title at a word', () => {
    const slug = slugify('worry '.repeat(40))
    expect(slug.length).toBeLessThanOrEqual(96)
    expect(slug.endsWith('worry')).toBe(true)
  })

  it('cuts a single endless word', () => {
    expect(slugify('a'.repeat(300))).toHaveLength(96)
  })

  it('leaves a finished slug as it is', () => {
    expect(slugify('why-cant-i-switch-off')).toBe('why-cant-i-switch-off')
  })
})
