import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Block } from '#sanity/tidy/blocks.ts'
import { root } from '../scripts/processes.ts'
import { expect, type RunningPractice } from './fixtures.ts'
import { liveArticle, openArticle } from './studio-pages.ts'

/** @returns a file of what other programs put on the clipboard, or of what it becomes. */
export const fixture = (name: string) =>
  readFileSync(path.join(root, 'sanity/tidy/fixtures', name), 'utf8')

export type Body = Array<Block & { _key: string }>

export const isSteps = ({ _type }: Body[number]) => _type === 'steps'

export const isFigure = ({ _type }: Body[number]) => _type === 'figure'

export const bodyOf = (page: Page) =>
  page.getByTestId('field-body').locator('[contenteditable="true"]').first()

/** Opens a draft with no text yet, the cursor in its text. @returns its id. */
export async function startArticle(page: Page, { editor }: RunningPractice, title: string) {
  const id = title.toLowerCase().replaceAll(' ', '-')
  await editor.createOrReplace({ ...liveArticle(id, title), _id: `drafts.${id}`, body: [] })
  await openArticle(page, id)
  await bodyOf(page).click()
  return id
}

/** Pastes as the browser does, with each kind of data that the other program put on the clipboard. */
export async function paste(page: Page, clipboard: Record<string, string>): Promise<void> {
  await bodyOf(page).evaluate((editable, data) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
    editable.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, clipboard)
}

/** The text as the lake holds it, once it is as expected. */
export async function settledBody(
  { editor }: RunningPractice,
  id: string,
  isExpected: (body: Body) => boolean,
): Promise<Body> {
  let body: Body = []
  await expect
    .poll(async () => {
      body = (await editor.getDocument(`drafts.${id}`))?.body ?? []
      return isExpected(body)
    })
    .toBe(true)
  return body
}
