import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { readerPolicy } from './policy.ts'
import { removeScripts } from './scriptless.ts'

const noSheets = { read: () => undefined }
const clean = (html: string) => removeScripts(html, noSheets).html
const page = (body: string) => `<!DOCTYPE html><html><head></head><body>${body}</body></html>`
const bodyOf = (html: string) => /<body>(.*)<\/body>/s.exec(html)?.[1]

/** Everything in a page that could run, as a browser with scripts allowed and one without would read it. */
function findExecutable(html: string): string[] {
  const found: string[] = []
  const walk = (parent: Tree.ParentNode) => {
    for (const child of parent.childNodes) {
      if (!defaultTreeAdapter.isElementNode(child)) continue
      const type = child.attrs.find(({ name }) => name === 'type')?.value
      if (child.tagName === 'script' && type !== 'application/ld+json') found.push('script')
      for (const { name, value } of child.attrs) {
        if (/^on/i.test(name) || name === 'srcdoc') found.push(`${child.tagName} ${name}`)
        const plain = [...value].filter((character) => character > ' ').join('')
        if (/^(href|src|action|formaction|data|to|values)$/.test(name)) {
          if (/^(javascript|vbscript):/i.test(plain)) found.push(`${name}=${value}`)
        }
      }
      walk(child)
      if (child.tagName === 'template') walk((child as Tree.Template).content)
    }
  }
  for (const scriptingEnabled of [true, false]) walk(parse(html, { scriptingEnabled }))
  return found
}

describe('removeScripts', () => {
  it.each([
    ['a script', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['a script in capitals', '<SCRIPT SRC="/x.js"></SCRIPT><p>a</p>', '<p>a</p>'],
    ['a script in a drawing', '<svg><script>alert(1)</script><g></g></svg>', '<svg><g></g></svg>'],
    ['a module', '<script type="module">import "/x.js"</script>', ''],
    ['what looks like data', '<script type="application/ld+json" src="/x.js"></script>', ''],
    ['rules that only scripts may give', '<script type="speculationrules">{}</script>', ''],
    ['a template', '<template><script>alert(1)</script></template><p>a</p>', '<p>a</p>'],
    [
      'a shadow root',
      '<div><template shadowrootmode="open"><script>1</script></template></div>',
      '<div></div>',
    ],
    ['a comment', '<!--<script>alert(1)</script>--><p>a<!-- -->b</p>', '<p>ab</p>'],
    ['an event handler', '<img src="/a.png" ONERROR="alert(1)">', '<img src="/a.png">'],
    ['a handler in a drawing', '<svg onload="alert(1)"></svg>', '<svg></svg>'],
    ['a script address', '<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    [
      'a script address in a drawing',
      '<svg><a xlink:href="javascript:1"></a></svg>',
      '<svg><a></a></svg>',
    ],
    [
      'a script address in a form',
      '<form action="JavaScript:1"><button formaction="javascript:1">a</button></form>',
      '<form><button>a</button></form>',
    ],
    [
      'a page within the page',
      '<iframe srcdoc="<script>1</script>"></iframe>',
      '<iframe></iframe>',
    ],
    [
      'Next’s hidden place for its scripts',
      '<div hidden=""><!--$--><!--/$--></div><p>a</p>',
      '<p>a</p>',
    ],
    ['a sheet of its own for scripts', '<link rel="modulepreload" href="/x.js">', ''],
    ['a preload of a script', '<link rel="preload" as="script" href="/x.js">', ''],
    ['a preload of a sheet that is inside', '<link rel="preload" as="style" href="/x.css">', ''],
    ['what holds the page back', '<link rel="expect" href="#_R_" blocking="render">', ''],
  ])('takes out %s', (_, before, after) => {
    expect(bodyOf(clean(page(before)))).toBe(after)
  })

  it.each([
    ['data for search engines', '<script type="application/ld+json">{"name":"\\u003c"}</script>'],
    ['a font preload', '<link rel="preload" as="font" href="/a.woff2" crossorigin="">'],
    ['a hidden part with words', '<div hidden="">later</div>'],
    ['words about scripts', '<p title="javascript: a history">&lt;script&gt;</p>'],
    ['a description that begins so', '<meta name="description" content="javascript: a history">'],
  ])('leaves %s', (_, html) => {
    expect(bodyOf(clean(page(html)))).toBe(html)
  })

  it('shows what was meant for readers without scripts', () => {
    expect(bodyOf(clean(page('<noscript><p>a</p><script>1</script></noscript>')))).toBe('<p>a</p>')
  })

  it.each(['<!--$?--><template id="B:0"></template><!--/$-->', '<!--$!--><p>later</p><!--/$-->'])(
    'refuses a page that waits for scripts: %s',
    (html) => {
      expect(() => clean(page(html))).toThrow('for scripts to fill in')
    },
  )

  it('puts the site’s own sheets into the page and names their text', () => {
    const html =
      '<html><head><link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"><style>b{}</style></head></html>'
    const result = removeScripts(html, { read: () => 'a > b{color:red}\n' })
    expect(result.html).toContain(
      '<head><style>a > b{color:red}\n</style><style>b{}</style></head>',
    )
    expect(result.styles).toEqual(['a > b{color:red}\n', 'b{}'])
  })

  it('keeps a sheet’s medium', () => {
    const html = '<link rel="stylesheet" media="print" href="/_next/static/a.css">'
    expect(removeScripts(html, { read: () => 'a{}' }).styles).toEqual(['@media print{a{}}'])
  })

  it('refuses a sheet that is not of the site', () => {
    expect(() => clean('<link rel="stylesheet" href="https://elsewhere.example/a.css">')).toThrow(
      'not one of ours',
    )
  })

  it('lets nothing through that could run, whatever it is nested in', () => {
    const hostile = fc.constantFrom(
      '<script>x</script>',
      '<svg><script href="/x"/>',
      '<img src=x onerror=x>',
      '<a href="&#106;avascript:x">a</a>',
      '<a href="java&Tab;script:x">a</a>',
      '<svg><animate attributeName=href values="#;javascript:x">',
      '<iframe src="javascript:x">',
      '<object data="javascript:x">',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x&gt;">',
    )
    const nesting = fc.constantFrom(
      '<noscript>',
      '</noscript>',
      '<svg>',
      '</svg>',
      '<math>',
      '<mtext>',
      '<mglyph>',
      '<style>',
      '</style>',
      '<title>',
      '</title>',
      '<template>',
      '</template>',
      '<select>',
      '<table>',
      '<textarea>',
      '</textarea>',
      '<xmp>',
      '</xmp>',
      '<iframe>',
      '</iframe>',
      '<noembed>',
      '<plaintext>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<foreignObject>',
      '<desc>',
      '<annotation-xml encoding="text/html">',
      '<form>',
      '</form>',
      '<p>',
      '</p>',
      '<br',
      '>',
      '"',
      "'",
      'words',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, nesting), { maxLength: 14 }), (parts) => {
        let html: string
        try {
          html = clean(page(parts.join('')))
        } catch {
          // A page that can't be cleaned is not sent.
          return
        }
        expect(findExecutable(html)).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})

describe('readerPolicy', () => {
  it('allows exactly the styles that a browser will find in the page', () => {
    const { html, styles } = removeScripts(
      page('<style>a::after{content:"<é>"}</style><svg><style>b&gt;c{}</style></svg>'),
      noSheets,
    )
    const policy = readerPolicy(styles)
    for (const text of ['a::after{content:"<é>"}', 'b>c{}']) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    }
    expect(html).toContain('a::after{content:"<é>"}')
    expect(policy.match(/sha256-/g)).toHaveLength(2)
  })

  it('allows no script and no style where there is none', () => {
    expect(readerPolicy([])).toBe(
      "default-src 'none'; script-src 'none'; style-src 'none'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    )
  })
})
