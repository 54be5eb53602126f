import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { createOriginRules } from './origins.ts'
import { createSocketGate, type SocketGate } from './sockets.ts'

let server: Server
let gate: SocketGate
const pages: WebSocket[] = []

/** Says "welcome", and takes "token" and "no token" for an answer. */
beforeEach(async () => {
  gate = createSocketGate(
    [
      {
        accepts: (pathname) => pathname === '/room',
        serve(socket, { setKnown }) {
          socket.on('message', (data) => {
            setKnown(data.toString() === 'token')
            socket.send('heard')
          })
        },
      },
    ],
    createOriginRules(() => []),
    '',
    { known: 3, strangers: 4, strangersOfOneAddress: 2 },
  )
  server = createServer()
  server.on('upgrade', gate.onUpgrade)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(async () => {
  for (const page of pages.splice(0)) page.terminate()
  await gate.close()
  server.close()
})

type Page = { socket: WebSocket; closed: Promise<unknown>; say(text: string): Promise<unknown> }

async function openPage(address?: string): Promise<Page> {
  const { port } = server.address() as AddressInfo
  const headers = address === undefined ? {} : { 'x-forwarded-for': address }
  const socket = new WebSocket(`ws://127.0.0.1:${port}/room`, { headers })
  pages.push(socket)
  const closed = once(socket, 'close')
  await once(socket, 'open')
  return {
    socket,
    closed,
    say(text) {
      const answer = once(socket, 'message')
      socket.send(text)
      return answer
    },
  }
}

const isOpen = ({ socket }: Page) => socket.readyState === WebSocket.OPEN

describe('The door for sockets', () => {
  it('lets the stranger who was there longest make room for another of the same address', async () => {
    const first = await openPage('203.0.113.1')
    const second = await openPage('203.0.113.1')
    const elsewhere = await openPage('203.0.113.2')
    const third = await openPage('203.0.113.1')
    await first.closed
    await Promise.all([second, elsewhere, third].map((page) => page.say('hello')))
    expect([first, second, elsewhere, third].map(isOpen)).toEqual([false, true, true, true])
  })

  it('lets the stranger who was there longest make room when there are too many in all', async () => {
    const crowd = []
    for (const end of [1, 2, 3, 4, 5]) crowd.push(await openPage(`203.0.113.${end}`))
    await crowd[0]?.closed
    await crowd[1]?.say('hello')
    expect(crowd.map(isOpen)).toEqual([false, true, true, true, true])
  })

  it('keeps whoever has shown a token, whatever strangers do', async () => {
    const person = await openPage('203.0.113.1')
    await person.say('token')
    const crowd = []
    for (let count = 0; count < 9; count++) crowd.push(await openPage('203.0.113.1'))
    for (let count = 0; count < 9; count++) crowd.push(await openPage())
    await person.say('token')
    expect(isOpen(person)).toBe(true)
    const another = await openPage('203.0.113.1')
    await another.say('token')
    expect(isOpen(another)).toBe(true)
  })

  it('treats as a stranger again whose token has ended', async () => {
    const person = await openPage('203.0.113.1')
    await person.say('token')
    await person.say('no token')
    await openPage('203.0.113.1')
    await openPage('203.0.113.1')
    await person.closed
  })

  it('has a bound for people with a token too', async () => {
    const crowd = []
    for (let count = 0; count < 3; count++) {
      const page = await openPage()
      await page.say('token')
      crowd.push(page)
    }
    const one = await openPage()
    one.socket.send('token')
    const [code] = (await one.closed) as [number]
    expect(code).toBe(1013)
    expect(crowd.map(isOpen)).toEqual([true, true, true])
  })
})
