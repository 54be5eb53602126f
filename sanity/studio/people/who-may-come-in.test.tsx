/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { jest } from '@jest/globals'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { renderInStudio } from '../render-for-tests.tsx'
import type { Act, Device, PeopleFacts } from './who-is-who.ts'

type Request = { url: string; method?: string }
const request = jest.fn<(options: Request) => Promise<unknown>>()
const client = { request }
jest.unstable_mockModule('sanity', () => ({ useClient: () => client }))
const { WhoMayComeIn } = await import('./who-may-come-in.tsx')

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const maya = {
  id: 'p-maya',
  email: 'maya@example.com',
  name: 'Maya Lin',
  role: 'administrator',
  hasPassword: true,
} as const
const noor = {
  ...maya,
  id: 'p-noor',
  email: 'noor@example.com',
  name: 'Noor Aziz',
  role: 'editor',
} as const
const own: Device = {
  id: 'aaaa',
  identity: 'p-maya',
  name: 'Maya Lin',
  device: 'Firefox on a Mac',
  seenAt: ago(0),
  isOwn: true,
}
const phone: Device = {
  ...own,
  id: 'bbbb',
  identity: 'p-noor',
  name: 'Noor Aziz',
  device: 'Safari on an iPhone',
  seenAt: '2026-01-02T11:30:00Z',
  isOwn: false,
}
const added: Act = {
  id: 1,
  at: '2026-01-01T11:30:00Z',
  who: 'ada',
  what: 'Noor Aziz (noor@example.com) was added as editor',
  isAtMachine: true,
}
const house: PeopleFacts = { people: [maya, noor], sessions: [own, phone], acts: [added] }

/** The lake, whose sessions can be ended. */
function startLake(facts: PeopleFacts): void {
  let { sessions } = facts
  request.mockImplementation(async ({ url, method }) => {
    if (method !== 'DELETE') return { ...facts, sessions }
    const id = url.split('/').at(-1)
    if (!sessions.some((session) => session.id === id)) throw refusal(404)
    sessions = sessions.filter((session) => session.id !== id)
    return {}
  })
}

const refusal = (statusCode: number) => Object.assign(new Error('Refused'), { statusCode })

async function open(facts: PeopleFacts = house): Promise<void> {
  startLake(facts)
  await act(async () => {
    renderInStudio(<WhoMayComeIn />)
  })
}

const personOf = (name: string) =>
  within(screen.getByText(name).closest('li') ?? document.createElement('li'))
const signOut = () => screen.getByRole('button', { name: /^Sign out Noor Aziz/ })

describe('who may come in', () => {
  it('names everybody, what they may do, and where they are signed in', async () => {
    await open()
    expect(personOf('Noor Aziz').getByText('Editor: reads and changes everything')).toBeVisible()
    expect(personOf('Noor Aziz').getByText(/^Safari on an iPhone, last used .*Jan 2/)).toBeVisible()
    expect(personOf('Maya Lin').getByText('Firefox on a Mac, the one you are using')).toBeVisible()
  })

  it('says who has a link and no password yet', async () => {
    await open({ ...house, people: [maya, { ...noor, hasPassword: false }] })
    expect(personOf('Noor Aziz').getByText(/link to choose a first password/)).toBeVisible()
    expect(personOf('Maya Lin').queryByText(/first password/)).toBeNull()
  })

  it('signs a device out, and says so; never the one in use', async () => {
    await open()
    expect(screen.getAllByRole('button', { name: /^Sign out/ })).toHaveLength(1)
    await act(async () => {
      fireEvent.click(signOut())
    })
    expect(request).toHaveBeenCalledWith(
      expect.objectContaining({ url: '/people/sessions/bbbb', method: 'DELETE' }),
    )
    expect(screen.getByRole('status')).toHaveTextContent('Noor Aziz is signed out there.')
    expect(screen.queryByText(/Safari on an iPhone/)).toBeNull()
  })

  it('takes a device that has gone by itself for signed out, and says when one was not', async () => {
    await open()
    request.mockRejectedValueOnce(refusal(500))
    await act(async () => {
      fireEvent.click(signOut())
    })
    expect(screen.getByRole('status')).toHaveTextContent('Noor Aziz is still signed in there.')
    expect(signOut()).toBeEnabled()
    request.mockRejectedValueOnce(refusal(404))
    await act(async () => {
      fireEvent.click(signOut())
    })
    expect(screen.getByRole('status')).toHaveTextContent('Noor Aziz is signed out there.')
  })

  it('says that nobody needs a password while everything is on one computer', async () => {
    const local = { ...own, identity: 'p-local', name: 'Local administrator' }
    await open({ people: [], sessions: [local], acts: [] })
    expect(screen.getByText(/^Nobody needs a password/)).toBeVisible()
    expect(personOf('At the website’s computer itself').getByText(/you are using/)).toBeVisible()
    expect(screen.getByText('Nothing so far.')).toBeVisible()
  })

  it('keeps what it knows when the lake is silent, and asks again when told to', async () => {
    jest.useFakeTimers()
    await open()
    request.mockRejectedValueOnce(new Error('offline'))
    await act(() => jest.advanceTimersByTimeAsync(60_000))
    expect(screen.getByRole('alert')).toHaveTextContent('The list did not come.')
    expect(screen.getByText('Noor Aziz')).toBeVisible()
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    })
    expect(screen.queryByRole('alert')).toBeNull()
    jest.useRealTimers()
  })
})

describe('what was done', () => {
  it('is told in plain words, with who and when', async () => {
    const byMaya = {
      ...added,
      id: 2,
      who: 'Maya Lin',
      what: 'Everybody was signed out',
      isAtMachine: false,
    }
    await open({ ...house, acts: [byMaya, added] })
    const [newest, oldest] = within(
      screen.getByRole('list', { name: 'What was done' }),
    ).getAllByRole('listitem')
    expect(newest).toHaveTextContent(/^Everybody was signed out.*Jan 1.* · Maya Lin$/)
    expect(oldest).toHaveTextContent(/added as editor.* · ada, at the website’s computer$/)
  })

  it('is short until more is asked for', async () => {
    const acts = Array.from({ length: 20 }, (_, index) => ({ ...added, id: 20 - index }))
    await open({ ...house, acts })
    const list = within(screen.getByRole('list', { name: 'What was done' }))
    expect(list.getAllByRole('listitem')).toHaveLength(8)
    fireEvent.click(screen.getByRole('button', { name: 'Show earlier ones' }))
    expect(list.getAllByRole('listitem')).toHaveLength(20)
    expect(screen.queryByRole('button', { name: 'Show earlier ones' })).toBeNull()
  })
})
