import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStyleSheets, prepareStyles } from './style-sheets.ts'

describe('prepareStyles', () => {
  it.each([
    ['url(../media/a.woff2)', 'url(/_next/static/media/a.woff2)'],
    ["url('../media/a b.woff2')", "url('/_next/static/media/a%20b.woff2')"],
    ['url("/images/a.png")', 'url("/images/a.png")'],
    ['url(data:image/png;base64,AA==)', 'url(data:image/png;base64,AA==)'],
    ['fill:url(#glow)', 'fill:url(#glow)'],
  ])('makes %s work from any page', (before, after) => {
    expect(prepareStyles(before, '/_next/static/chunks/a.css')).toBe(after)
  })

  it('lets no text end the style element', () => {
    expect(prepareStyles('a::after{content:"</style><script>"}', '/_next/static/a.css')).toBe(
      'a::after{content:"\\3c /style>\\3c script>"}',
    )
  })

  it('drops what points at a source map, and old line ends', () => {
    expect(prepareStyles('a{}\r\n/*# sourceMappingURL=a.css.map*/', '/_next/static/a.css')).toBe(
      'a{}',
    )
  })
})

describe('openStyleSheets', () => {
  const build = mkdtempSync(path.join(tmpdir(), 'sheets-'))
  mkdirSync(path.join(build, 'static/chunks'), { recursive: true })
  writeFileSync(path.join(build, 'static/chunks/a.css'), 'a{color:red}')
  writeFileSync(path.join(build, 'secret.css'), 'secret')
  afterAll(() => rmSync(build, { recursive: true }))

  it('reads the sheets of the build', () => {
    expect(openStyleSheets(build).read('/_next/static/chunks/a.css?dpl=1')).toBe('a{color:red}')
  })

  it.each([
    '/_next/static/../secret.css',
    'https://elsewhere.example/_next/static/a.css',
    '/a.css',
    '',
  ])('knows no sheet at %j', (address) => {
    expect(openStyleSheets(build).read(address)).toBeUndefined()
  })
})
