import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { makeLakeToken } from '../house.ts'
import {
  type Environment,
  makeElsewhere,
  makeEnvironment,
  openClient,
  startLake,
} from '../lake-for-tests.ts'
import { root, type Service } from '../processes.ts'
import { moveContent } from './move-content.ts'
import { readSide } from './read-side.ts'
import { contentOf, notesOf, type Stored } from './stored.ts'

jest.setTimeout(240_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-move-test-'))
const running: Service[] = []
afterAll(async () => {
  await Promise.all(running.map((lake) => lake.stop()))
  rmSync(folder, { recursive: true, force: true })
})

/** An embedded lake, and one that plays a hosted project: its address, project and dataset are of its own. */
async function startBoth(name: string) {
  const near = await makeEnvironment(path.join(folder, `${name}-near`))
  const { lake, site } = await makeElsewhere(path.join(folder, `${name}-far`), near.SITE_URL ?? '')
  running.push(await startLake(near), await startLake(lake))
  const token = await makeLakeToken('move-test', 'editor', lake)
  return {
    environment: { ...near, ...site, SANITY_API_WRITE_TOKEN: token } as Environment,
    near: await openClient(near),
    far: await openClient(lake),
    lake,
  }
}

let both: Awaited<ReturnType<typeof startBoth>>
beforeAll(async () => {
  both = await startBoth('both')
})

const run = (environment: Environment, ...parameters: string[]) =>
  runAnswering(undefined, environment, ...parameters)

/** As somebody at the terminal who answers so; `undefined` as nobody. */
async function runAnswering(
  answer: string | undefined,
  environment: Environment,
  ...parameters: string[]
): Promise<string> {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const ask = async () => answer
  await moveContent(parameters, { ...process.env, ...environment }, { print, ask })
  return lines.join('\n')
}

const reference = (_ref: string) => ({ _type: 'reference', _ref })
const drawPicture = (shade: number) =>
  sharp({ create: { width: 24, height: 16, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .png()
    .toBuffer()

/** Much enough that a move can be killed in the middle of it. */
async function fill(client: SanityClient, count: number): Promise<void> {
  const ids: string[] = []
  for (let shade = 0; shade < count; shade++) {
    const filename = `shade-${shade}.png`
    const { _id } = await client.assets.upload('image', await drawPicture(shade), { filename })
    ids.push(_id)
  }
  const sheet = await client.assets.upload('file', Buffer.from('Breathe in.'), {
    filename: 'sheet.txt',
  })
  const all = client.transaction()
  all.create({ _id: 'lamp', _type: 'media.tag', name: { current: 'lamp' } })
  ids.forEach((id, index) => {
    const next = `post-${(index + 1) % ids.length}`
    all.create({
      _id: `post-${index}`,
      _type: 'post',
      _createdAt: '2024-05-01T10:00:00Z',
      picture: { _type: 'image', asset: reference(id) },
      // Each leads to the next and the last to the first: a circle.
      next: reference(next),
      body: [{ _type: 'block', _key: 'a', children: [{ _key: 'b', text: `Hi 🌙 ${index}` }] }],
    })
    all.create({ _id: `drafts.post-${index}`, _type: 'post', next: reference(next), index })
    all.create({ _id: `note.${index}`, _type: 'note', about: reference(`post-${index}`) })
  })
  all.create({ _id: 'sheets', _type: 'list', files: [{ _key: 'a', asset: reference(sheet._id) }] })
  all.create({ _id: 'drafts.secret', _type: 'sanity.previewUrlSecret', secret: 'of an hour' })
  all.create({ _id: 'shared-link.one', _type: 'sharedLink', document: 'post-0' })
  await all.commit()
  const tags = [{ _key: 'a', ...reference('lamp'), _weak: true }]
  await client
    .patch(ids[0] ?? '')
    .set({ title: 'The first', altText: 'A shade', opt: { media: { tags } } })
    .commit()
}

/** Everything that a move brings along, and the bytes of pictures and files by their ids. */
async function contentsOf(client: SanityClient) {
  const { documents, assets } = await readSide(client)
  const bytes = async ({ url }: Stored) => await (await fetch(String(url))).text()
  return {
    documents: [...documents.values()].map(contentOf).sort(byId),
    assets: await Promise.all(
      [...assets.values()]
        .sort(byId)
        .map(async (asset) => [
          { _id: asset._id, name: asset.originalFilename, ...notesOf(asset) },
          await bytes(asset),
        ]),
    ),
  }
}

/** `image-<sum>-24x16-png` is in the file `<sum>-24x16.png`. */
const fileOf = (id: string) => id.replace(/^image-/, '').replace(/-([a-z]+)$/, '.$1')

const byId = (one: Stored, other: Stored) => (one._id < other._id ? -1 : 1)

/** Starts the command and kills it at some moment after it has begun to write. @returns whether it was killed. */
async function runAndKill(environment: Environment, to: string, moment: number): Promise<boolean> {
  const child = spawn(process.execPath, ['scripts/move.ts', '--to', to, '--yes'], {
    cwd: root,
    // What a killed one can't clean up goes with all else of this test.
    env: { ...process.env, ...environment, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const begun = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (/ of \d/.test(text)) resolve()
    })
  })
  await Promise.race([begun.then(() => wait(moment)), gone])
  child.kill('SIGKILL')
  const [code] = await gone
  return code === null
}

it('A move loses nothing although it is killed over and over, to a hosted project and back', async () => {
  const { environment, near, far, lake } = await startBoth('killed')
  await fill(near, 40)
  const plan = await run(environment, '--to', 'hosted', '--dry-run')
  expect(plan).toContain('Documents           122 to write, 0 there already')
  expect(plan).toContain('Pictures and files  41 to send')
  expect(plan).toContain('Left behind         2')
  expect((await readSide(far)).documents.size).toBe(0)

  let kills = 0
  for (const moment of [0, 40, 250, 120, 400]) {
    if (await runAndKill(environment, 'hosted', moment)) kills++
  }
  expect(kills).toBeGreaterThan(2)
  await run(environment, '--to', 'hosted', '--yes')
  const before = await contentsOf(near)
  expect(await contentsOf(far)).toEqual(before)
  expect(before.documents).toHaveLength(122)
  expect(await run(environment, '--to', 'hosted')).toContain('All of it is there already.')

  const back = { ...environment, ...(await makeEnvironment(path.join(folder, 'killed-back'))) }
  for (const moment of [30, 200]) {
    await runAndKill(back, 'embedded', moment)
    await untilFree({ ...back, ...notHosted })
  }
  expect(await run(back, '--to', 'embedded', '--yes')).toMatch(
    /Compared: 122 documents here, 122 of them there and the same; 41 .* here, 41 of them there/,
  )
  running.push(await startLake({ ...back, ...notHosted }))
  const returned = await openClient({ ...back, ...notHosted })
  expect(await contentsOf(returned)).toEqual(before)
  // To the embedded lake, revisions and times come along too.
  const whole = async (client: SanityClient) =>
    [...(await readSide(client)).documents.values()].sort(byId)
  expect(await whole(returned)).toEqual(await whole(await openClient(lake)))
})

/** A lake that was started by a killed command ends a moment after it. */
async function untilFree(environment: Environment): Promise<void> {
  for (;;) {
    const lake = await startLake(environment).catch(() => wait(100))
    if (lake) return lake.stop()
  }
}

const notHosted = {
  NEXT_PUBLIC_SANITY_PROJECT_ID: '',
  NEXT_PUBLIC_SANITY_DATASET: '',
  SANITY_API_HOST: '',
}

it('Nothing is overwritten without a word, and what is only there stays', async () => {
  const { environment, near, far } = both
  await fill(near, 3)
  await run(environment, '--to', 'hosted', '--yes')
  const [picture = ''] = [...(await readSide(far)).assets.keys()].filter((id) => /^image/.test(id))
  await far.patch('post-1').set({ body: 'Written over there' }).commit()
  await far.patch(picture).set({ title: 'Named over there' }).commit()
  await far.create({ _id: 'newer', _type: 'post' })
  await near.patch(picture).set({ title: 'Named here' }).commit()
  const before = await contentsOf(far)

  const plan = await run(environment, '--to', 'hosted', '--dry-run')
  expect(plan).toContain(`Not the same there  2: post-1, ${picture}`)
  expect(plan).toContain('Only there          1 documents, which stay')
  await expect(run(environment, '--to', 'hosted', '--yes')).rejects.toThrow(
    /^2 are on the other side already and are not the same: post-1, image-.*Nothing was changed/,
  )
  expect(await contentsOf(far)).toEqual(before)

  await expect(run(environment, '--to', 'hosted', '--replace')).rejects.toThrow(/Add --yes/)
  const refused = await runAnswering('no', environment, '--to', 'hosted', '--replace')
  expect(refused).toMatch(/Nothing was changed\.$/)
  expect(await contentsOf(far)).toEqual(before)
  await runAnswering('yes', environment, '--to', 'hosted', '--replace')
  const after = await contentsOf(far)
  expect(after.documents.filter(({ _id }) => _id !== 'newer')).toEqual(
    (await contentsOf(near)).documents,
  )
  expect(after.documents).toHaveLength(before.documents.length)
  expect(JSON.stringify(after.assets)).toContain('Named here')
})

it('A shared link does not come along, or one that was taken back over there would with the next move', async () => {
  const { environment, near, far } = both
  await near.createOrReplace({ _id: 'reviewed', _type: 'post' })
  await near.createOrReplace({ _id: 'shared-link.two', _type: 'sharedLink', document: 'reviewed' })
  await run(environment, '--to', 'hosted', '--yes', '--replace')
  expect(await far.fetch('*[_type in ["sharedLink", "sanity.previewUrlSecret"]]._id')).toEqual([])
  expect(await near.getDocument('shared-link.two')).toBeDefined()
})

it('A picture that cannot be read stops a move before any document is written', async () => {
  const { environment, near, far } = both
  const { _id } = await near.assets.upload('image', await drawPicture(200), { filename: 'a.png' })
  await near.create({ _id: 'lost', _type: 'post', picture: { asset: reference(_id) } })
  rmSync(path.join(folder, 'both-near', 'assets', 'images', fileOf(_id)))
  await expect(run(environment, '--to', 'hosted', '--yes', '--replace')).rejects.toThrow(
    /^a\.png: the lake answered 404 for it\n1 of 1 pictures and files could not be moved/,
  )
  expect(await far.getDocument('lost')).toBeUndefined()
  await near.transaction().delete('lost').delete(_id).commit()
})

it('A picture that the other side keeps under another id is shown all the same', async () => {
  const { environment, near, far } = both
  const { _id } = await near.assets.upload('image', await drawPicture(7), { filename: 'a.png' })
  await near.create({ _id: 'renamed', _type: 'post', picture: { asset: reference(_id) } })
  const other = `image-${'0'.repeat(40)}-24x16-png`
  const kept = await near.getDocument(_id)
  await far.create({ ...kept, _id: other, sha1hash: _id.split('-')[1] } as unknown as Stored)
  await run(environment, '--to', 'hosted', '--yes', '--replace')
  expect(await far.getDocument('renamed')).toMatchObject({ picture: { asset: { _ref: other } } })
  expect(await far.getDocument(_id)).toBeUndefined()
  expect(await run(environment, '--to', 'hosted')).toContain('All of it is there already.')
})

it('What can’t be moved is refused in one line', async () => {
  const { environment, far, lake } = both
  const empty = await makeEnvironment(path.join(folder, 'empty'))
  const before = await contentsOf(far)
  const viewer = await makeLakeToken('only-reads', 'viewer', lake)
  const refusals: Array<[Environment, string[], RegExp]> = [
    [{}, [], /^Usage: npm run move/],
    [{}, ['--to', 'mars'], /^Usage: npm run move/],
    [notHosted, ['--to', 'hosted'], /^No hosted project is named/],
    [{ SANITY_API_WRITE_TOKEN: '' }, ['--to', 'hosted'], /^SANITY_API_WRITE_TOKEN is missing/],
    [{ SANITY_API_WRITE_TOKEN: 'x' }, ['--to', 'hosted'], /does not know.*SANITY_API_WRITE_TOKEN/],
    [{ SANITY_API_WRITE_TOKEN: viewer }, ['--to', 'hosted'], /may only read/],
    [empty, ['--to', 'hosted', '--yes'], /^There is nothing to move/],
  ]
  for (const [changes, parameters, sentence] of refusals) {
    const moving = run({ ...environment, ...changes }, ...parameters)
    await expect(moving).rejects.toThrow(sentence)
    await expect(moving).rejects.not.toThrow(/\n/)
  }
  expect(await contentsOf(far)).toEqual(before)
})
