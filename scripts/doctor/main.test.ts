import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import { practitioner } from '#sanity/demo/practice.ts'
import { type Environment, makeEnvironment, openClient, startLake } from '../lake-for-tests.ts'
import { runCommand } from '../processes.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const doctor = (environment: Environment) =>
  runCommand(process.execPath, ['scripts/doctor/main.ts'], { output: 'quiet', environment })

it('says a line for each thing, ends well, and makes nothing', async () => {
  const environment = await makeEnvironment(path.join(folder, 'none'))
  const { code, stdout, stderr } = await doctor(environment)
  expect(stderr).toBe('')
  expect(stdout).not.toContain('✗')
  expect(stdout).toContain(`✓ Port ${environment.PORT} (PORT) is free.`)
  expect(stdout).toMatch(/\n\n(Nothing is in the way|All is well).*\n$/)
  expect(code).toBe(0)
  expect(existsSync(path.join(folder, 'none'))).toBe(false)
})

it('tells a setting that can’t be used with the others that it could look at', async () => {
  const { code, stdout } = await doctor({ PORT: 'three', LAKE_DIR: path.join(folder, 'none') })
  expect(stdout).toContain('✗ PORT must be a whole number from 1 to 65535, for example PORT=3000.')
  expect(stdout).toContain('✓ Node is')
  expect(stdout).toContain('One thing is in the way.')
  expect(code).toBe(1)
})

it('finds the placeholder of the license in the lake that runs, and nobody to sign in', async () => {
  const environment = await makeEnvironment(path.join(folder, 'data'))
  const lake = await startLake(environment)
  try {
    const client = await openClient(environment)
    await client.create({ ...practitioner })
    const atHome = await doctor(environment)
    expect(atHome.code).toBe(0)
    expect(atHome.stdout).toContain('(LAKE_PORT) has the lake on it, as it should.')
    expect(atHome.stdout).toContain('! The license number of Your Name is still the placeholder')

    const inPublic = await doctor({ ...environment, SITE_URL: 'https://www.example.com' })
    expect(inPublic.stdout).toContain('✗ The license number of Your Name is still the placeholder')
    expect(inPublic.stdout).toContain('✗ Nobody can sign in: the site is public and has no user.')
    expect(inPublic.code).toBe(1)

    await client.patch(practitioner._id).set({ licenceNumber: '104223' }).commit()
    const filledIn = await doctor(environment)
    expect(filledIn.stdout).toContain('✓ The license of Your Name is filled in.')
    expect(filledIn.stdout).not.toContain('contact form is switched')

    await client.create({ _id: 'settings', _type: 'settings', contactForm: true })
    const switchedOn = await doctor(environment)
    expect(switchedOn.stdout).toContain('! The contact form is switched on in the Studio')
    const tokens = await runCommand(process.execPath, ['sanity/lake/main.ts', 'token', 'list'], {
      output: 'quiet',
      environment,
    })
    expect(tokens.stdout).not.toContain('reader-')
  } finally {
    await lake.stop()
  }
})

it('says that the lake that runs has another folder, as where the settings were forgotten, and makes none', async () => {
  const environment = await makeEnvironment(path.join(folder, 'served'))
  const lake = await startLake(environment)
  try {
    const forgotten = path.join(folder, 'forgotten')
    const lost = await doctor({ ...environment, LAKE_DIR: forgotten })
    expect(lost.stdout).toContain('✗ The lake that runs at LAKE_PORT')
    expect(lost.stdout).toContain('set -a; . ~/settings; set +a')
    expect(lost.code).toBe(1)
    expect(existsSync(forgotten)).toBe(false)
  } finally {
    await lake.stop()
  }
})
