import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startMailSink } from '#lib/contact-form/mail-sink.ts'
import { buildSite } from '../build.ts'
import { makeEditorClient } from '../editor-client.ts'
import { startHouse } from '../house.ts'
import { findFreePort, makeOwnEnvironment, Refusal, root, runScript } from '../processes.ts'
import { makeAsker } from './ask.ts'
import { type ProxyName, proxyNames, siteName } from './configure.ts'
import { openBrowser, tryContactForm, trySignIn } from './in-a-browser.ts'
import { startProxy } from './start-proxy.ts'
import {
  marked,
  type Tried,
  tryKeptConnections,
  tryLiveEvents,
  tryLogs,
  tryOtherName,
  tryPage,
  tryUpload,
  tryWithoutSite,
} from './tries.ts'

const email = 'maya@example.com'
const password = 'four quiet herons wade'

/** `npm run try-proxies`: the configurations of docs/running on this machine, with a certificate of its own making. */
await runScript(async () => {
  const say = (line: string) => console.log(line)
  const present = proxyNames.filter((name) => spawnSync(name, ['-h']).error === undefined)
  for (const name of proxyNames)
    if (!present.includes(name)) say(`${name} is not installed here, and was not tried.`)
  if (present.length === 0) throw new Refusal('Install one: apt-get install nginx caddy')
  await buildSite(say)
  for (const name of present) await tryProxy(name, say)
})

async function tryProxy(name: ProxyName, say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `nightlight-${name}-`))
  const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
  try {
    const [certificate, key] = makeCertificate(folder)
    const sink = await startMailSink()
    endings.push(sink.close)
    const environment = {
      ...(await makeOwnEnvironment(path.join(folder, 'data'))),
      SITE_URL: `https://${siteName}`,
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
      CONTACT_FROM: 'site@example.com',
    }
    addUser(environment)
    const house = await startHouse({ mode: 'production', demo: true, output: 'quiet', environment })
    endings.push(house.stop)
    const token = await house.makeToken('try', 'editor')
    const editor = makeEditorClient(house.settings, token)
    await editor.patch('settings').set({ contactForm: true }).commit()

    const port = await findFreePort()
    const place = { folder, port, sitePort: house.settings.port, certificate, key }
    const proxy = await startProxy(name, place)
    endings.push(proxy.stop)
    const asker = makeAsker(port, readFileSync(certificate))
    endings.push(asker.close)
    const browser = await openBrowser(port)
    endings.push(() => browser.close())

    const tried: Tried = { asker, editor, token }
    const tell = (what: string) => say(`✓ ${name}: ${what}`)
    for (const attempt of [tryPage, tryKeptConnections, tryLiveEvents, tryUpload, tryOtherName])
      tell(await attempt(tried))
    tell(await trySignIn(browser, email, password))
    tell(await tryContactForm(browser, sink))
    const forged = { headers: { 'x-forwarded-for': '203.0.113.77' } }
    await asker.ask(`/search?q=${marked}`, forged)
    await asker.ask(`/share/${marked}`, forged)
    await house.stop()
    tell(await tryWithoutSite(tried))
    tell(tryLogs(folder, proxy.words()))
  } finally {
    for (const end of endings.reverse()) await end()
  }
}

function makeCertificate(folder: string): [certificate: string, key: string] {
  const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')]
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', `/CN=${siteName}`, '-out', certificate, '-keyout', key],
      ...['-addext', `subjectAltName=DNS:${siteName},DNS:example.com`],
    ],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Refusal(`openssl made no certificate. ${stderr}`)
  return [certificate, key]
}

/** A public site wants somebody who can sign in before it starts. */
function addUser(environment: Record<string, string>): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['sanity/lake/main.ts', 'user', 'add', email],
      ...['--name', 'Jane Doe', '--role', 'administrator'],
    ],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      input: `${password}\n`,
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Refusal(stderr)
}
