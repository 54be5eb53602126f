// Installs what is missing, and only then. Plain JavaScript: it runs on the system's Node before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = `${root}.nightlight-installing`

if (!isInstalled()) await install()

/** Compares the lockfile with npm's own record of what it has put in place; npm writes that last. */
function isInstalled() {
  const record = `${root}node_modules/.package-lock.json`
  if (!existsSync(record) || !existsSync(`${root}node_modules/.bin/node`)) return false
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || present[place]?.version === version || (optional && !present[place]),
  )
}

async function install() {
  try {
    mkdirSync(lock)
  } catch {
    console.error(
      `Another command is installing the packages. Wait for it; if none is, delete ${lock} and run this again.`,
    )
    process.exit(1)
  }
  console.log('Installing packages. The first time takes a minute or two …')
  const npm = process.env.npm_execpath
  const parameters = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...parameters], { cwd: root, stdio: 'inherit' })
    : spawn('npm', parameters, { cwd: root, stdio: 'inherit' })
  // A half-removed folder is what an orphaned installer leaves, so it stops when this does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
  rmdirSync(lock)
  if (code === 0 && isInstalled()) return
  console.error(
    code === 0
      ? 'npm did not run the install script of the package "node". Allow it: npm install-scripts approve node'
      : 'The packages could not be installed. Check the network, then run the command again.',
  )
  process.exit(1)
}
