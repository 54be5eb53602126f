import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sendBackup } from './send-backup.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-send-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, 'a name with spaces.tar.gz')
writeFileSync(file, 'bytes')

describe('The command that sends a backup', () => {
  it('finds the file and its folder, and not the key', async () => {
    const command =
      'cp "$BACKUP_FILE" "$BACKUP_DIR/copy"; echo "$BACKUP_KEY$PLACE" > "$BACKUP_DIR/said"'
    await sendBackup(command, file, { BACKUP_KEY: 'AGE-SECRET-KEY-1X', PLACE: 'attic' })
    expect(readFileSync(path.join(folder, 'copy'), 'utf8')).toBe('bytes')
    expect(readFileSync(path.join(folder, 'said'), 'utf8')).toBe('attic\n')
  })

  it('that fails is told of with its own last words', async () => {
    const sending = sendBackup('echo first; echo "no such bucket" >&2; exit 3', file, {})
    await expect(sending).rejects.toThrow('BACKUP_COMMAND ended with code 3: first no such bucket')
    await expect(sendBackup('exit 4', file, {})).rejects.toThrow(/with code 4\.$/)
  })

  it('that never ends is ended, with all that it started', async () => {
    const late = path.join(folder, 'late')
    const sending = sendBackup(`(sleep 1; touch "${late}") & sleep 60`, file, {}, 200)
    await expect(sending).rejects.toThrow('BACKUP_COMMAND was ended by SIGKILL.')
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(existsSync(late)).toBe(false)
  })
})
