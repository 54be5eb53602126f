import { createServer } from 'node:http'
import { readSettings } from '#lib/env.ts'
import { findFreePort } from '../processes.ts'
import { checkPort, listPorts } from './ports.ts'

const [site] = listPorts(readSettings({}))

async function whileAnswering(text: string, work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer((_, response) => response.end(text))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work((server.address() as { port: number }).port)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

const check = (port: number, host = '127.0.0.1') => {
  if (!site) throw new Error('The site has a port.')
  return checkPort({ ...site, port, host })
}

it('lists the ports that the settings open', () => {
  const names = (environment: Record<string, string>) =>
    listPorts(readSettings(environment)).map(({ variable, port }) => `${variable}=${port}`)
  expect(names({ METRICS_PORT: '9464' })).toEqual([
    'PORT=3000',
    'LAKE_PORT=3010',
    'METRICS_PORT=9464',
  ])
  expect(names({ NEXT_PUBLIC_SANITY_PROJECT_ID: 'a', NEXT_PUBLIC_SANITY_DATASET: 'b' })).toEqual([
    'PORT=3000',
  ])
})

it('tells a port that is free', async () => {
  const port = await findFreePort()
  expect(await check(port)).toEqual({ level: 'good', says: `Port ${port} (PORT) is free.` })
})

it('tells the site itself from another program', async () => {
  await whileAnswering('{"live":true,"ready":true}', async (port) => {
    expect(await check(port)).toMatchObject({
      level: 'good',
      says: expect.stringContaining('has the site on it'),
    })
  })
  await whileAnswering('hello', async (port) => {
    expect(await check(port)).toMatchObject({
      level: 'stop',
      says: `Port ${port} (PORT) is taken by another program.`,
      fix: expect.stringContaining('set PORT'),
    })
  })
})

it('names the setting when the address is not this machine’s', async () => {
  expect(await check(await findFreePort(), '203.0.113.9')).toMatchObject({
    level: 'stop',
    fix: expect.stringContaining('Set HOST'),
  })
})
