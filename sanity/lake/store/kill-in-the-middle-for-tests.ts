import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs code in a process of its own, and kills it.
 * @param code calls `begin()` when it begins with what is to be cut; `process.argv[1]` is the folder.
 * @param pause milliseconds after that; without it, the process is killed once it is done.
 * @returns how long what it did has taken, in milliseconds; 0 when it did not come to its end.
 */
export async function killInTheMiddle(
  code: string,
  folder: string,
  pause?: number,
): Promise<number> {
  const whole = `
    const begin = () => process.stdout.write('begun\\n');
    ${code}
    process.stdout.write('done\\n');
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', whole, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  let since = 0
  let took = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (text.includes('begun')) {
      since = performance.now()
      if (pause !== undefined) setTimeout(() => child.kill('SIGKILL'), pause)
    }
    if (said.includes('done')) {
      took = performance.now() - since
      child.kill('SIGKILL')
    }
  })
  await once(child, 'close')
  return took
}
