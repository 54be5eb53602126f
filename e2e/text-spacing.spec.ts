import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { test } from './whole-site.ts'

/** What a reader may set without losing anything: WCAG 2.2, 1.4.12. */
const wideText = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`

test('a reader who spaces text out loses nothing of it', async ({ browser, practice, answers }) => {
  // The site’s own policy would refuse a reader’s style sheet here; a browser’s extension goes past it in the same way.
  const context = await browser.newContext({ bypassCSP: true, baseURL: practice.settings.siteUrl })
  const page = await context.newPage()
  for (const { path, isPage } of answers) {
    if (!isPage) continue
    await page.setViewportSize({ width: 320, height: 900 })
    await page.goto(path)
    await page.addStyleTag({ content: wideText })
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await findLosses(page), `${path} at ${width} pixels`).toEqual([])
    }
  }
  await context.close()
})

/** @returns texts that are cut off, stand beyond the screen’s edge or lie on others. */
function findLosses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Pixels by which rounding may lie. */
    const slack = 2
    type Line = { node: Node; text: string; box: DOMRect }
    const lines: Line[] = []
    const losses: string[] = []
    const clips = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      return overflowX !== 'visible' || overflowY !== 'visible'
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (text === '' || !parent?.checkVisibility() || parent.closest('script, style, .skip'))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) lines.push({ node, text: text.slice(0, 60), box })
      const whole = range.getBoundingClientRect()
      for (let around: Element | null = parent; around; around = around.parentElement) {
        if (around === document.documentElement || around === document.body || !clips(around))
          continue
        const frame = around.getBoundingClientRect()
        const isCut =
          whole.left < frame.left - slack ||
          whole.right > frame.right + slack ||
          whole.top < frame.top - slack ||
          whole.bottom > frame.bottom + slack
        if (isCut)
          losses.push(
            `cut off by <${around.localName} class="${around.className}">: ${text.slice(0, 60)}`,
          )
      }
    }
    const width = document.documentElement.clientWidth
    for (const { text, box } of lines)
      if (box.left < -slack || box.right > width + slack) losses.push(`past the edge: ${text}`)
    lines.sort((a, b) => a.box.top - b.box.top)
    for (const [index, { node, text, box }] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (other.box.top > box.bottom - slack) break
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
        if (other.node !== node && across > slack)
          losses.push(`on one another: ${text} | ${other.text}`)
      }
    }
    if (document.documentElement.scrollWidth > width) losses.push('scrolls sideways')
    return losses
  })
}
