import { cardAddress, isCardPath, readCardAddress } from './card-address.ts'
import { readPictureAddress } from './pictures.ts'
import { routes } from './routes.ts'

const words = { title: 'Sleep', practice: 'A practice' }

describe('the address of a card', () => {
  it.each([
    routes.home(),
    routes.contact(),
    routes.article('why-cant-i-sleep'),
    routes.article('сон-і-ніч'),
    routes.blogPage(3),
  ])('leads back to the page at %s', (path) => {
    const address = cardAddress(path, words)
    expect(readCardAddress(address)).toBe(path)
    expect(isCardPath(address)).toBe(true)
    expect(readPictureAddress(address)).toBeUndefined()
  })

  it('changes with every word on the card, and with nothing else', () => {
    const addresses = [
      words,
      { ...words, title: 'Sleep well' },
      { ...words, practice: 'Another' },
      { ...words, licence: 'A license' },
      { practice: words.practice },
    ].map((one) => cardAddress('/contact', one))
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(cardAddress('/contact', { ...words })).toBe(addresses[0])
  })

  it('can’t be made by a stranger, nor moved to another page', () => {
    const address = cardAddress('/contact', words)
    for (const strange of [
      address.replace('/contact', '/privacy'),
      address.replace(/[0-9a-f](?=-)/, (digit) => (digit === '0' ? '1' : '0')),
      address.replace(/-.{12}\.png$/, `-${'a'.repeat(12)}.png`),
      address.replace(/-.{12}\.png$/, '.png'),
      `${address}?title=Anything`,
    ]) {
      expect(readCardAddress(strange)).toBeUndefined()
    }
  })
})
