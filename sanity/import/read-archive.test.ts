import { strToU8, zipSync } from 'fflate'
import { readArchive } from './read-archive.ts'

describe('readArchive', () => {
  it('gives each file by its path, and no folders', () => {
    const zip = zipSync({
      'a.html': strToU8('one'),
      images: { 'b.png': strToU8('two') },
      'empty/': new Uint8Array(),
    })
    const archive = readArchive(zip)
    expect([...archive].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['a.html', 'one'],
      ['images/b.png', 'two'],
    ])
  })

  it('refuses what unpacks to more than the limit, even if it says that it does not', () => {
    const limit = 1_000_000
    const bomb = zipSync({ 'a.html': new Uint8Array(2 * limit) })
    expect(() => readArchive(bomb, limit)).toThrow(/over 1 MB when unpacked/)
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    const directory = view.getUint32(lying.length - 6, true)
    view.setUint32(directory + 24, 10, true)
    view.setUint32(22, 10, true)
    expect(() => readArchive(lying, limit)).toThrow(/over 1 MB when unpacked/)
  })

  it('refuses what was cut off or changed', () => {
    const zip = zipSync({ 'a.html': strToU8('words '.repeat(1000)) })
    expect(() => readArchive(zip.subarray(0, zip.length / 2))).toThrow(/damaged/)
    const changed = zip.map((byte, index) => (index > 40 && index < 60 ? 0xff : byte))
    expect(() => readArchive(changed)).toThrow(/damaged/)
  })
})
