import { routes } from '#lib/routes.ts'
import { expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import { openDocument, publish } from './studio-pages.ts'

test('the services page lights on its map the counties that it names, and tells machines the same places', async ({
  page,
}) => {
  await page.goto(routes.services())
  const areas = page.getByRole('region', { name: 'Areas served' })
  const map = areas.getByRole('img', { name: /^Map of California with .+ lit$/ })
  await expect(map).toBeVisible()
  const counties = await areas.getByRole('heading', { level: 3 }).allTextContents()
  expect(counties.length).toBeGreaterThan(1)
  expect(await map.locator('title').allTextContents()).toEqual(counties)

  const towns = await areas.getByRole('listitem').allTextContents()
  const source = await page.locator('script[type="application/ld+json"]').textContent()
  const business = JSON.parse(source ?? '')['@graph'].find(
    (thing: { '@type': string }) => thing['@type'] === 'MedicalBusiness',
  )
  const served = business.areaServed.map(({ name }: { name: string }) => name)
  expect(served.toSorted()).toEqual(['California', ...counties, ...towns].toSorted())
})

test('she writes a fee in dollars and chooses a county, and visitors see both', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  await openDocument(page, 'service', 'service-couples')
  await page.getByRole('tab', { name: 'Fee' }).click()
  const amount = page.getByTestId('field-fee.cents').getByRole('textbox')
  await expect(amount).toHaveValue('285')
  await amount.fill('$1,310.50')
  await amount.blur()
  await expect(amount).toHaveValue('1310.50')
  await publish(page)
  expect(await editor.getDocument('service-couples')).toMatchObject({ fee: { cents: 131050 } })

  await openDocument(page, 'servicesPage', 'servicesPage')
  await page.getByRole('tab', { name: 'Where you work' }).click()
  await page.getByTestId('field-areas').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('combobox').selectOption('Ventura County')
  await page.keyboard.press('Escape')
  await publish(page)

  await page.goto(routes.services())
  await expect(page.getByText('$1,310.50 per 75-minute session')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /^Ventura County$/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /Ventura County/ })).toBeVisible()
})
