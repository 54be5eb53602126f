import { existsSync } from 'node:fs'
import { runCommand } from './processes.ts'

/**
 * Installs Debian's packages where apt may; elsewhere it does nothing. Look afterwards whether they are there.
 * @param announce called before it begins, since it takes a while.
 */
export async function installFromDebian(names: string[], announce: () => void): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) return
  announce()
  const isRoot = process.getuid?.() === 0
  const quietly = {
    output: 'quiet',
    environment: { DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  const run = (...parameters: string[]) =>
    isRoot
      ? runCommand('apt-get', parameters, quietly)
      : runCommand('sudo', ['-n', 'apt-get', ...parameters], quietly)
  await run('update', '-qq').catch(() => undefined)
  await run('install', '-y', '-qq', ...names).catch(() => undefined)
}
