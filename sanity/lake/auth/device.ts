const browsers: Array<[name: string, sign: RegExp]> = [
  // Each names those it descends from as well, so the youngest stand first.
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]

const machines: Array<[name: string, sign: RegExp]> = [
  ['an iPhone', /\biPhone\b/],
  ['an iPad', /\biPad\b/],
  ['an Android phone', /\bAndroid\b.*\bMobile\b/],
  ['an Android tablet', /\bAndroid\b/],
  ['a Chromebook', /\bCrOS\b/],
  ['a Windows computer', /\bWindows\b/],
  ['a Mac', /\bMacintosh\b/],
  ['a Linux computer', /\bLinux\b/],
]

/**
 * A device as a person would name her own, such as “Safari on an iPhone”. No more than that is kept of what a browser tells.
 * @param userAgent the header of that name
 * @returns `undefined` when neither browser nor machine is known.
 */
export function describeDevice(userAgent: string | undefined): string | undefined {
  const find = (known: Array<[string, RegExp]>) =>
    known.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]
  const [browser, machine] = [find(browsers), find(machines)]
  if (browser && machine) return `${browser} on ${machine}`
  return (
    browser ??
    machine?.replace(
      /^(an?) (.)/,
      (_, article: string, letter: string) =>
        `${article.charAt(0).toUpperCase()}${article.slice(1)} ${letter}`,
    )
  )
}
