import type { Page } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { expect } from './fixtures.ts'
import { knownPaths, wrongTurns } from './public-routes.ts'
import { test } from './whole-site.ts'

/** On a desk these stand in more columns than on a phone, which could change the order. */
const wideKinds = [routes.home(), routes.services(), routes.contact()]

test('a keyboard reaches everything on each kind of page in order, and always shows where it is', async ({
  page,
  answers,
}) => {
  const kinds = new Set([...knownPaths(), ...wrongTurns.map(({ path }) => path)])
  for (const { path, isPage } of answers) {
    if (!isPage || !kinds.has(path)) continue
    for (const width of [390, ...(wideKinds.includes(path) ? [1280] : [])]) {
      await page.setViewportSize({ width, height: 700 })
      await page.goto(path)
      const reached: string[] = []
      for (;;) {
        await page.keyboard.press('Tab')
        const stop = await readFocus(page)
        if (!stop) break
        reached.push(stop.name)
        expect(stop.faults, `${stop.name} on ${path} at ${width} pixels`).toEqual([])
        if (stop.isClosed) {
          await page.keyboard.press('Enter')
          await expect(page.locator('details:has(> summary:focus)')).toHaveAttribute('open')
        }
        expect(reached.length, `${path} has no end for a keyboard`).toBeLessThan(300)
      }
      expect(reached, `${path} at ${width} pixels`).toEqual(await listStops(page))
    }
  }
})

test('the first key leads past the header, to the text itself', async ({ page }) => {
  await page.goto(routes.article('after-youve-yelled-finding-your-way-back'))
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the text' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

type Stop = { name: string; faults: string[]; isClosed: boolean }

/** @returns `undefined` once the focus has left the page's last element. */
function readFocus(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement
    const isBack = element?.hasAttribute('data-reached')
    if (!(element instanceof HTMLElement) || element === document.body || isBack) return undefined
    const name = element.outerHTML.slice(0, 120)
    element.setAttribute('data-reached', '')
    const faults: string[] = []
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element)
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
      faults.push('has no outline')
    const [box = new DOMRect()] = element.getClientRects()
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    if (!middle) faults.push('is out of sight')
    else if (!element.contains(middle)) faults.push(`lies behind ${middle.outerHTML.slice(0, 80)}`)
    const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset)
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow !== 'hidden') continue
      const frame = around.getBoundingClientRect()
      const isCut =
        box.left - ring < frame.left ||
        box.right + ring > frame.right ||
        box.top - ring < frame.top ||
        box.bottom + ring > frame.bottom
      if (isCut) faults.push(`has its outline cut off by ${around.outerHTML.slice(0, 80)}`)
    }
    const isClosed = element.matches('details:not([open]) > summary')
    return { name, faults, isClosed }
  })
}

/** Everything in sight that a visitor can act on, in the order in which it stands on the page. */
function listStops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const firstChoice = (element: HTMLElement) =>
      element instanceof HTMLInputElement && element.type === 'radio'
        ? document.querySelector(`input[type="radio"][name="${element.name}"]`)
        : element
    const actionable = 'a[href], button, input, select, textarea, summary, [tabindex]'
    return (
      [...document.querySelectorAll<HTMLElement>(actionable)]
        .filter(
          (element) =>
            element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
        )
        .filter((element) => !element.matches(':disabled, input[type="hidden"]'))
        // Arrow keys lead on from one choice to the next.
        .filter((element) => element === firstChoice(element))
        .map((element) => {
          element.removeAttribute('data-reached')
          return element.outerHTML.slice(0, 120)
        })
    )
  })
}
