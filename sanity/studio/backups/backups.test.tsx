/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { jest } from '@jest/globals'
import { act, screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import type { LayoutProps } from 'sanity'
import { renderInStudio } from '../render-for-tests.tsx'
import type { BackupFacts } from './what-to-say.ts'

const request = jest.fn<(options: { url: string }) => Promise<BackupFacts>>()
const client = { request }
jest.unstable_mockModule('sanity', () => ({
  definePlugin: (plugin: object) => () => plugin,
  useClient: () => client,
}))
const { backups, BackupsPane } = await import('./backups.tsx')

const old: BackupFacts = {
  at: '03:30',
  since: '2026-01-01T00:00:00Z',
  lastGood: '2026-01-02T11:30:00Z',
  isSent: false,
}

beforeEach(() => {
  request.mockReset()
})
afterEach(() => {
  jest.useRealTimers()
})

/** The Studio with the line above it. */
function openStudio() {
  const { studio } = backups() as unknown as {
    studio: { components: { layout: ComponentType<LayoutProps> } }
  }
  const Layout = studio.components.layout
  const props = { renderDefault: () => <p>The desk</p> } as unknown as LayoutProps
  return renderInStudio(<Layout {...props} />)
}

describe('the line above the Studio', () => {
  it('says that there has been no backup for days, and leaves the Studio below it', async () => {
    request.mockResolvedValue(old)
    openStudio()
    expect(await screen.findByRole('status')).toHaveTextContent(
      'The last good backup is of January 2, 2026 at 3:30 AM. Tell whoever runs the site.',
    )
    expect(screen.getByText('The desk')).toBeVisible()
    expect(request).toHaveBeenCalledWith(expect.objectContaining({ url: '/backups' }))
  })

  it.each<[string, () => Promise<BackupFacts>]>([
    ['backups are made', async () => ({ ...old, lastGood: new Date().toISOString() })],
    ['she may not know of them', () => Promise.reject(new Error('Forbidden'))],
  ])('is not there while %s', async (_, answer) => {
    request.mockImplementation(answer)
    await act(async () => {
      openStudio()
    })
    expect(screen.queryByRole('status')).toBeNull()
    expect(screen.getByText('The desk')).toBeVisible()
  })

  it('comes and goes while the Studio is open: it asks again each hour, and no more once it is closed', async () => {
    jest.useFakeTimers()
    request.mockResolvedValue({ ...old, lastGood: new Date().toISOString() })
    const { unmount } = openStudio()
    await act(() => jest.advanceTimersByTimeAsync(1))
    request.mockResolvedValue(old)
    await act(() => jest.advanceTimersByTimeAsync(60 * 60_000))
    expect(screen.getByRole('status')).toBeVisible()
    request.mockResolvedValue({ ...old, lastGood: new Date().toISOString() })
    await act(() => jest.advanceTimersByTimeAsync(60 * 60_000))
    expect(screen.queryByRole('status')).toBeNull()
    unmount()
    await jest.advanceTimersByTimeAsync(3 * 60 * 60_000)
    expect(request).toHaveBeenCalledTimes(3)
  })
})

describe('the place of the backups', () => {
  it('says when the last good one was, and what went wrong', async () => {
    request.mockResolvedValue({ ...old, problem: 'No room in /srv/x.' })
    renderInStudio(<BackupsPane />)
    expect(await screen.findByText('Last good backup: January 2, 2026 at 3:30 AM')).toBeVisible()
    expect(screen.getByText('No room in /srv/x.')).toBeVisible()
  })
})
