import { PassThrough, Readable } from 'node:stream'
import { askPassword } from './ask-password.ts'

/** A terminal whose person types, and what it shows. */
function makeTerminal() {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (mode: boolean) => modes.push(mode),
  })
  const output = new PassThrough()
  let shown = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const isQuestion = text.endsWith(': ')
    if (isQuestion) input.write(lines.shift() ?? '\u0003')
  })
  const lines: string[] = []
  return { terminal: { input, output }, lines, modes, shown: () => shown }
}

describe('a password', () => {
  it('is asked twice on a terminal and not shown', async () => {
    const { terminal, lines, modes, shown } = makeTerminal()
    lines.push('four quiet herons\r', 'four quiet herons\r')
    expect(await askPassword(terminal)).toBe('four quiet herons')
    expect(shown()).toBe('Password (it is not shown): \nOnce more: \n')
    expect(modes).toEqual([true, false])
  })

  it('may be corrected while it is typed', async () => {
    const { terminal, lines } = makeTerminal()
    lines.push('wrong\u0015four quiet heronz\u007fs\r', 'four quiet herons\r')
    expect(await askPassword(terminal)).toBe('four quiet herons')
  })

  it.each([
    ['the two differ', ['one\r', 'other\r'], /not the same/],
    ['the person gives up', ['one\r', '\u0003'], /Nothing was changed/],
    ['the terminal goes away', ['\u0004'], /Nothing was changed/],
  ])('is refused when %s', async (_, typed, reason) => {
    const { terminal, lines, modes } = makeTerminal()
    lines.push(...typed)
    await expect(askPassword(terminal)).rejects.toThrow(reason)
    expect(modes.at(-1)).toBe(false)
  })

  it.each([
    ['one line', ['four quiet herons\n'], 'four quiet herons'],
    ['no end of line', ['four quiet ', 'herons'], 'four quiet herons'],
    ['an end of line of Windows', ['four quiet herons\r\nmore'], 'four quiet herons'],
  ])('is the first line of standard input: %s', async (_, parts, wanted) => {
    const input = Readable.from(parts.map((part) => Buffer.from(part)))
    expect(await askPassword({ input, output: new PassThrough() })).toBe(wanted)
  })

  it('is refused when standard input holds none', async () => {
    const input = Readable.from([])
    await expect(askPassword({ input, output: new PassThrough() })).rejects.toThrow(
      /no password on standard input/,
    )
  })
})
