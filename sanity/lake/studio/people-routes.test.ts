import { localAdministrator } from '../auth/identities.ts'
import { startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake
let maya: string
let noor: string

beforeEach(async () => {
  lake = await startTestLake({}, ({ users }) => {
    users.add('maya@example.com', 'Maya Lin', 'administrator', 'none')
    users.add('noor@example.com', 'Noor Aziz', 'editor', 'scrypt:…')
  })
  const { users, openSession } = lake.identities
  const open = (email: string, device: string) => {
    const user = users.find(email)
    if (!user) throw new Error(`There is no ${email}`)
    return openSession(user.identity, device)
  }
  maya = open('maya@example.com', 'Firefox on a Mac')
  noor = open('noor@example.com', 'Safari on an iPhone')
})
afterEach(() => lake.close())

const ask = (token: string, path = '/v1/people', method = 'GET') =>
  fetch(`${lake.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } })

type People = {
  people: object[]
  sessions: Array<{ id: string; name: string; isOwn: boolean }>
  acts: Array<{ who: string; what: string; isAtMachine: boolean }>
}
const read = async (token = maya) => (await (await ask(token)).json()) as People
const sessionOf = async (name: string) =>
  (await read()).sessions.find((session) => session.name === name)?.id ?? 'none'

it('Administrators alone read who may come in, and who is signed in where', async () => {
  expect((await lake.get('/v1/people')).status).toBe(401)
  expect((await lake.get('/v1/people', 'viewer')).status).toBe(403)
  expect((await lake.get('/v1/people', 'editor')).status).toBe(403)
  expect((await ask(noor)).status).toBe(403)

  const text = await (await ask(maya)).text()
  for (const secret of [maya, noor, 'scrypt']) expect(text).not.toContain(secret)
  const { people, sessions } = JSON.parse(text) as People
  expect(people).toMatchObject([
    { name: 'Maya Lin', email: 'maya@example.com', role: 'administrator', hasPassword: false },
    { name: 'Noor Aziz', email: 'noor@example.com', role: 'editor', hasPassword: true },
  ])
  expect(sessions).toContainEqual(
    expect.objectContaining({ name: 'Maya Lin', device: 'Firefox on a Mac', isOwn: true }),
  )
  expect(sessions).toContainEqual(
    expect.objectContaining({ name: 'Noor Aziz', device: 'Safari on an iPhone', isOwn: false }),
  )
})

it('An administrator signs one device out, and the log says who did it', async () => {
  const path = `/v1/people/sessions/${await sessionOf('Noor Aziz')}`
  expect((await ask(noor, path, 'DELETE')).status).toBe(403)
  expect((await ask(noor, '/v1/auth/id')).status).toBe(200)
  expect((await ask(maya, path, 'DELETE')).status).toBe(200)
  expect((await ask(noor)).status).toBe(401)
  expect((await ask(maya, path, 'DELETE')).status).toBe(404)
  const { acts, sessions } = await read()
  expect(sessions.map(({ name }) => name)).toEqual(['Maya Lin'])
  expect(acts[0]).toEqual({
    id: expect.any(Number),
    at: expect.any(String),
    who: 'Maya Lin',
    what: 'Noor Aziz (noor@example.com) was signed out on one device: Safari on an iPhone',
    isAtMachine: false,
  })
})

it('What the house does by itself is not in the list, and whoever came in without a password is', async () => {
  lake.identities.openSession(localAdministrator)
  const { acts, sessions } = await read(lake.token('administrator'))
  expect(sessions.map(({ name }) => name)).toContain('Local administrator')
  expect(sessions.filter(({ isOwn }) => isOwn)).toEqual([])
  expect(acts.map(({ what }) => what)).toContain('Noor Aziz (noor@example.com) was added as editor')
  expect(acts.every(({ isAtMachine }) => isAtMachine)).toBe(true)
})
