import { describeLosses } from '#sanity/studio/paste/losses.ts'
import type { Loss } from '#sanity/tidy/paste-blocks.ts'
import { printBody } from '#sanity/tidy/print-body.ts'
import { expect } from './fixtures.ts'
import {
  type Body,
  bodyOf,
  fixture,
  isFigure,
  paste,
  settledBody,
  startArticle,
} from './pasting.ts'
import { test } from './signed-in.ts'
import { titleOf } from './studio-pages.ts'

/*
 * What every program puts on the clipboard becomes, in the real editor, what was read by eye against it: the same golden
 * files as those of sanity/tidy/paste.test.ts, which asks the library alone.
 */

const kinds = [
  ['Google Docs', 'google-docs'],
  ['Word', 'word-desktop'],
  ['Word in the browser', 'word-online'],
  ['Apple Pages', 'apple-pages'],
  ['a plain text editor', 'plain-text'],
] as const

for (const [program, name] of kinds) {
  test(`a text pasted from ${program} comes in as it was read by eye, and is tidied as it was read by eye`, async ({
    page,
    practice,
  }) => {
    const golden = readGolden(name)
    const id = await startArticle(page, practice, `Pasted ${name}`)
    // With a title of its own, a post is not offered another one as the library's is.
    await titleOf(page).fill('')
    await bodyOf(page).click()
    await paste(page, clipboardOf(name))
    const isSettled = (body: Body) =>
      body.length >= golden.pasted.length && body.filter(isFigure).every(hasNoUpload)
    expect(printBody(await settledBody(practice, id, isSettled))).toEqual(golden.pasted)
    for (const { title, description } of describeLosses(golden.losses)) {
      await expect(page.getByText(title)).toBeVisible()
      await expect(page.getByText(description)).toBeVisible()
    }

    await page.getByRole('button', { name: 'Tidy pasted text' }).click()
    const dialog = page.getByRole('dialog', { name: 'Tidy pasted text' })
    for (const said of golden.said) await expect(dialog.getByText(said)).toBeVisible()
    // What is hers to decide, the golden file leaves undecided.
    for (const offer of await dialog.getByRole('checkbox').all()) await offer.uncheck()
    await dialog.getByRole('button', { name: 'Tidy the text' }).click()
    await expect(dialog).toBeHidden()
    await expect
      .poll(async () => printBody((await practice.editor.getDocument(`drafts.${id}`))?.body))
      .toEqual(golden.tidied)
    await expect(bodyOf(page).getByText('Name what you carry').first()).toBeVisible()
  })
}

function clipboardOf(name: string): Record<string, string> {
  if (name === 'plain-text') return { 'text/plain': fixture('plain-text.txt') }
  return { 'text/html': fixture(`${name}.html.txt`), 'text/plain': 'A text' }
}

/** The parts of a golden file that can be seen in the Studio. */
function readGolden(name: string) {
  const parts = new Map<string, string[]>()
  let lines: string[] = []
  for (const line of fixture(`${name}.golden.txt`).trimEnd().split('\n')) {
    if (line.startsWith('# ')) {
      lines = []
      parts.set(line.slice(2), lines)
    } else lines.push(line)
  }
  const pasted = parts.get('Pasted') ?? []
  const lost = /^! (picture|table) lost after: (.*)$/
  return {
    pasted: pasted.filter((line) => !/^[!+] /.test(line)),
    losses: pasted.flatMap((line): Loss[] => {
      const [, kind, after = ''] = lost.exec(line) ?? []
      return kind === 'picture' || kind === 'table' ? [{ kind, after }] : []
    }),
    tidied: parts.get('Tidied') ?? [],
    said: (parts.get('Said') ?? []).map((line) => line.replace(/^\? /, '')),
  }
}

const hasNoUpload = ({ picture }: Body[number]) =>
  !JSON.stringify(picture ?? {}).includes('_upload')
