import { askPassword } from './ask-password.ts'
import { TokenError } from './auth/identities.ts'
import { UserError } from './auth/users.ts'
import { runLogCommand } from './log-command.ts'
import { readLakeSettings, SettingError } from './settings.ts'
import { runTokenCommand } from './token-command.ts'
import { runUserCommand } from './user-command.ts'

/** `npm run lake`: serves the lake; `npm run lake -- token …` and `user …` look after its tokens and its people, `log` tells what was done. */
async function run([command, ...parameters]: string[]): Promise<void> {
  const settings = readLakeSettings()
  if (command === 'token') {
    for (const line of runTokenCommand(parameters, settings.folder)) console.log(line)
    return
  }
  if (command === 'user') {
    for (const line of await runUserCommand(parameters, settings, askPassword)) {
      console.log(line)
    }
    return
  }
  if (command === 'log') {
    for (const line of runLogCommand(parameters, settings.folder)) console.log(line)
    return
  }
  if (command !== undefined) {
    throw new SettingError(
      `"${command}" is not a command of the lake. Give none to serve it, or: token add|list|remove, user add|list|link|password|role|sessions|sign-out|remove, log`,
    )
  }
  // Only now: the commands above need none of what serving needs, and start in half the time without it.
  const [{ startLake }, { openDataRoom }] = await Promise.all([
    import('./server.ts'),
    import('./data-room.ts'),
  ])
  const lake = await startLake(settings, openDataRoom)
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    void lake.close().then(() => process.exit(0))
  }
  // Not once: Ctrl+C reaches the lake and whoever started it, who then asks it again.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // Started by a script that is gone now: nobody would ever stop this lake.
  if (process.send) process.once('disconnect', stop)
  console.log(`Lake ready at http://localhost:${lake.port}`)
  process.send?.({ ready: true, port: lake.port })
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  const isForPeople =
    error instanceof SettingError || error instanceof TokenError || error instanceof UserError
  console.error(
    isForPeople
      ? error.message
      : `The lake could not start: ${error instanceof Error ? error.message : error}`,
  )
  // Not process.exitCode: a half-opened store may hold the process open.
  process.exit(1)
}
