import { checkClaims } from './claims.ts'

describe('the lint of claims', () => {
  it.each([
    ['This program cures anxiety.', 'cures'],
    ['Be cured of insomnia.', 'cured'],
    ['The cure for mom guilt', 'cure'],
    ['I guarantee that you will feel better.', 'guarantee'],
    ['Results guaranteed!', 'guaranteed'],
    ['EMDR is proven to end panic.', 'proven to'],
    ['A method clinically proven to work.', 'clinically proven to'],
    ['It works 100% of the time.', '100%'],
    ['A 100 % success rate', '100 %'],
    ['You will be 100 percent better.', '100 percent'],
    ['The best therapist in Costa Mesa', 'best therapist'],
    ['the best trauma-informed family counselor', 'best trauma-informed family counselor'],
    ['Orange County’s #1 practice', '#1'],
    ['Your number one therapist', 'number one therapist'],
    ['Heal in 6 weeks', 'Heal in 6 weeks'],
    [
      'Heal your inner child in just three sessions.',
      'Heal your inner child in just three sessions',
    ],
    ['It is not easy, but I guarantee results.', 'guarantee'],
    ['Not only do I guarantee progress.', 'guarantee'],
    ['There is no shame here. I can cure you.', 'cure'],
  ])('warns about %s', (text, claim) => {
    const [remark] = checkClaims(text)
    expect(remark).toEqual({ level: 'warning', message: expect.stringContaining(`“${claim}”`) })
  })

  it.each([
    'There is no guarantee.',
    'Nobody can guarantee that.',
    'I can’t promise a cure.',
    'Therapy isn’t a quick cure.',
    'Rest rather than a cure is what you need.',
    'Nothing is 100% safe.',
    'You don’t have to be 100 percent ready.',
    'It has not been proven to help.',
    'My best friend is a therapist.',
    'You did your best.',
    'How to find the best therapist for you',
    'Cured ham is salty.',
    'A secure base; a manicure; an epicure.',
    'Step #1: breathe.',
    'Tip #12 and #10',
    'Heal in a place that feels safe.',
    'In six weeks we meet six times.',
    'A healthy start in 5 minutes',
    'The lamp was proven.',
    '1100% nonsense is one number',
  ])('lets pass: %s', (text) => {
    expect(checkClaims(text)).toEqual([])
  })

  it('names the fix', () => {
    for (const text of [
      'cures',
      'guaranteed',
      'proven to',
      '100%',
      'best therapist',
      '#1',
      'heal in 2 days',
    ]) {
      expect(checkClaims(text)[0]?.message).toMatch(/(?:Say|Leave) /)
    }
  })
})
