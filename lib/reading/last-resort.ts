import { type FinishedPage, finishPage } from './finish.ts'

/**
 * The page that is sent when not even the site's own error page can be made. It needs nothing: no lake, no build, no
 * style sheet. Somebody may be reading it on their worst night, so it says where help is.
 */
export function makeLastResort(): Promise<FinishedPage> {
  return finishPage(
    { status: 200, contentType: 'text/html; charset=utf-8', body: Buffer.from(text) },
    { read: () => undefined },
  )
}

const text = `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>This page is resting</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 0 auto; padding: 3rem 1.25rem; background: #faf4e8; color: #2b2421; font: 1.1875rem/1.6 Georgia, serif; }
svg { width: 3.5rem; height: 4.5rem; }
path { fill: #ffd68c; stroke: #2b2421; stroke-width: 1.75; stroke-linecap: round; }
h1, h2 { font-weight: 500; line-height: 1.15; text-wrap: balance; }
h1 { margin: 1rem 0; font-size: 2.125rem; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.5rem; }
ul { padding-left: 1.375rem; }
li + li { margin-top: 0.5rem; }
a { color: #83400b; text-underline-offset: 0.16em; }
@media (prefers-color-scheme: dark) { body { background: #1e1511; color: #f3e5cb; } a { color: #f6bf6e; } path { stroke: #0d090a; } svg { filter: drop-shadow(0 0 6px #f3b75f); } }
</style>
</head>
<body>
<main>
<svg viewBox="-1 3 30 32" aria-hidden="true"><path d="M4 33V14a10 10 0 0 1 20 0v19zM14 4v29M4 20h20M1 33.5h26"/></svg>
<h1>This page can’t be shown right now</h1>
<p>It is our fault, not yours, and it usually passes within a minute. Please try again in a moment, or go to the <a href="/">home page</a>.</p>
<h2>If you need help now</h2>
<ul>
<li>In danger, or someone else is: <a href="tel:911">call 911</a>.</li>
<li>Thoughts of suicide, or a crisis: <a href="tel:988">call 988</a> or <a href="sms:988">text 988</a>, day and night, free. <span lang="es">En español: 988, oprima 2.</span></li>
<li>If typing is easier: <a href="sms:741741">text HOME to 741741</a>.</li>
</ul>
</main>
</body>
</html>
`
