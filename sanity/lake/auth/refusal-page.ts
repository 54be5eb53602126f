import type { LakeAnswer } from '../types.ts'

/** A page for a person whose sign-in is refused: why, and what to do. */
export function refusalPage(reason: string, studioAddress: string): LakeAnswer {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Sign-in is closed here</title>
<style>body{font:1.125rem/1.6 Georgia,serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}code{font-size:.9em}</style>
<main>
<h1>Sign-in is closed here</h1>
<p>Sign-in without a password works only on the machine that the site runs on. This time ${escapeHtml(reason)}.</p>
<p>At that machine, open <a href="${escapeHtml(studioAddress)}">${escapeHtml(studioAddress)}</a>.</p>
<p>Programs use a token instead. Whoever runs the lake makes one with <code>npm run lake -- token add NAME --role editor</code>.</p>
</main>
`
  return {
    status: 403,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
    body: Buffer.from(body),
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
