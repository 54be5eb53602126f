import { readFileSync } from 'node:fs'
import path from 'node:path'
import { crisisLines } from '#lib/california.ts'
import { makeLastResort } from './last-resort.ts'

describe('the page of last resort', () => {
  const read = async () => (await makeLastResort()).variants.identity.body.toString()

  it('names every crisis line that stands on the other pages', async () => {
    const page = await read()
    for (const { ways, spanish } of crisisLines) {
      for (const { href } of ways) expect(page).toContain(`href="${href}"`)
      if (spanish) expect(page).toContain(`lang="es">${spanish}`)
    }
  })

  it('wears the house’s colors by day and by night', async () => {
    const tokens = readFileSync(path.join(process.cwd(), 'app/(site)/styles/tokens.css'), 'utf8')
    const [day = '', night = ''] = tokens.split('prefers-color-scheme: dark')
    const [dayPage = '', nightPage = ''] = (await read()).split('prefers-color-scheme: dark')
    for (const [sheet, part] of [
      [day, dayPage],
      [night, nightPage],
    ] as const) {
      for (const name of ['paper', 'ink', 'link']) {
        const color = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(sheet)?.[1]
        expect(part).toContain(color)
      }
    }
  })
})
