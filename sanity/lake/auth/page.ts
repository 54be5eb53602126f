import { createHash } from 'node:crypto'
import type { LakeAnswer } from '../types.ts'

const style = `
:root{color-scheme:light dark;--paper:#faf7f2;--ink:#2b2723;--quiet:#665f57;--line:#8d857b;--act:#35566b;--on-act:#fff;--alarm:#9b2c1f}
@media (prefers-color-scheme:dark){:root{--paper:#1c1b1a;--ink:#ece6dd;--quiet:#b3aa9f;--line:#857d74;--act:#a9cbdf;--on-act:#16242d;--alarm:#f2a296}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 Georgia,serif}
main{max-width:30rem;margin:0 auto;padding:max(2rem,12vh) 1.25rem 3rem}
h1{font-size:1.75rem;font-weight:normal;line-height:1.25;margin:0 0 1.5rem}
a{color:inherit}
code{font-size:.875em;overflow-wrap:anywhere}
label{display:block;margin:0 0 .25rem}
input{display:block;width:100%;min-height:3rem;margin:0 0 1.25rem;padding:.5rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.375rem}
input[readonly]{border:0;padding-inline:0;color:var(--quiet)}
button{min-height:3rem;width:100%;padding:.5rem 1.5rem;font:inherit;color:var(--on-act);background:var(--act);border:0;border-radius:.375rem;cursor:pointer}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
[role=alert]{color:var(--alarm);margin:0 0 1.25rem}
.quiet{color:var(--quiet);font-size:1rem;margin:2rem 0 0}
`
const styleHash = createHash('sha256').update(style).digest('base64')

export type Page = {
  status: number
  title: string
  /** HTML; every text from outside goes through {@link escapeHtml} first. */
  body: string
  /** Sources that a form of the page may send to, and be sent on to from there. */
  formTargets?: string[]
  headers?: Record<string, string>
}

/** A page of the lake's own for a person: no scripts, nothing from elsewhere, in no frame. */
export function answerPage({ status, title, body, formTargets = [], headers }: Page): LakeAnswer {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        `style-src 'sha256-${styleHash}'`,
        "base-uri 'none'",
        `form-action ${formTargets.join(' ') || "'none'"}`,
        "frame-ancestors 'none'",
      ].join('; '),
      // With no-referrer a browser would name no origin when it sends the form.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      ...headers,
    },
    body: Buffer.from(html),
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
