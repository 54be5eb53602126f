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
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>This page is resting</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 0 auto; padding: 3rem 1.25rem; background: #faf6ee; color: #2b2620; font: 1.125rem/1.6 Georgia, serif; }
a { color: inherit; }
@media (prefers-color-scheme: dark) { body { background: #191613; color: #f0e6d6; } }
</style>
</head>
<body>
<main>
<h1>This page can’t be shown right now</h1>
<p>It is our fault, not yours, and it usually passes within a minute. Please try again in a moment, or go to the <a href="/">front page</a>.</p>
<h2>If you need help now</h2>
<ul>
<li>In danger, or someone else is: call <a href="tel:911">911</a>.</li>
<li>Thoughts of suicide, or a crisis: call or text <a href="tel:988">988</a>, day and night, free.</li>
<li>If typing is easier: text HOME to <a href="sms:741741">741741</a>.</li>
</ul>
</main>
</body>
</html>
`
