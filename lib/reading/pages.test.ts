import { jest } from '@jest/globals'
import type { PlainPage } from './finish.ts'
import { Freshness } from './freshness.ts'
import type { PageCopies } from './page-copies.ts'
import { type Outcome, Pages } from './pages.ts'
import { collectReads, noteRead } from './record.ts'
import type { RenderedAnswer } from './render.ts'

/** A lake with one text, and a Next that puts it on every page. */
function makeSite(
  options: { isConnected?: boolean; memory?: number; kept?: Record<string, string> } = {},
) {
  const freshness = new Freshness()
  freshness.isConnected = options.isConnected ?? true
  const disk = new Map<string, PlainPage>(
    Object.entries(options.kept ?? {}).map(([path, text]) => [path, plain(text)]),
  )
  const copies: PageCopies = {
    read: async (path) => {
      const page = disk.get(path)
      await behaviour.reading(path)
      return page
    },
    write: async (path, page) => {
      disk.set(path, page)
    },
    count: () => 0,
    remove: async (path) => {
      disk.delete(path)
    },
    close: () => {},
  }
  const problems: unknown[] = []
  const behaviour = {
    text: 'first',
    renders: 0,
    /** What a render does before, and after, it reads the lake. */
    before: async (_path: string) => {},
    after: async (_path: string) => {},
    /** What a slow disk does. */
    reading: async (_path: string) => {},
    answer: (path: string): RenderedAnswer => html(path, behaviour.text),
  }
  const pages = new Pages({
    render: (path) =>
      collectReads(async () => {
        behaviour.renders++
        await behaviour.before(path)
        noteRead({ tags: [`s1:${path}`] })
        const answer = behaviour.answer(path)
        await behaviour.after(path)
        return answer
      }),
    freshness,
    copies,
    sheets: { read: () => undefined },
    ...(options.memory ? { memory: options.memory } : {}),
    onProblem: (problem) => problems.push(problem),
  })
  const publish = (text: string, path = '/') => {
    behaviour.text = text
    freshness.report([`s1:${path}`])
  }
  return Object.assign(behaviour, { pages, publish, freshness, disk, problems })
}

const plain = (text: string): PlainPage => ({
  status: 200,
  contentType: 'text/html',
  body: Buffer.from(text),
})
const html = (path: string, text: string, status = 200): RenderedAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(`<p>${path} ${text}</p>`),
})

function textOf(outcome: Outcome): string {
  if (outcome.kind !== 'page') return outcome.kind
  return /<p>[^ ]+ (.*)<\/p>/.exec(outcome.page.variants.identity.body.toString())?.[1] ?? ''
}

/** Lets compression and everything else that does not wait for a clock come to its end. */
async function settle() {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('Pages', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      now: 1_000_000,
      doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'],
    }),
  )
  afterEach(() => jest.useRealTimers())

  it('renders once, however many ask at the same time and after', async () => {
    const site = makeSite()
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => site.pages.get('/')))
    expect(new Set(outcomes.map(textOf))).toEqual(new Set(['first']))
    expect(textOf(await site.pages.get('/'))).toBe('first')
    expect(site.renders).toBe(1)
  })

  it('renders a page again as soon as something on it changes, with nobody asking', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.publish('second')
    await settle()
    expect(site.renders).toBe(2)
    expect(site.pages.peek('/')?.variants.identity.body.toString()).toContain('second')
  })

  it('leaves pages alone that show nothing of what changed', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.publish('second', '/blog')
    await settle()
    expect(site.renders).toBe(1)
  })

  it('lets a reader who comes right after a change have the new page', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.publish('second')
    expect(textOf(await site.pages.get('/'))).toBe('second')
  })

  it('shows the old page when the new one takes longer than a second', async () => {
    const site = makeSite()
    await site.pages.get('/')
    const slow = Promise.withResolvers<void>()
    site.before = () => slow.promise
    site.publish('second')
    const asked = site.pages.get('/')
    await jest.advanceTimersByTimeAsync(1000)
    expect(textOf(await asked)).toBe('first')
    // Whoever comes later does not wait at all.
    expect(textOf(await site.pages.get('/'))).toBe('first')
    slow.resolve()
    await settle()
    expect(textOf(await site.pages.get('/'))).toBe('second')
  })

  it('does not lose a change that comes while the page is being rendered', async () => {
    const site = makeSite()
    let isFirst = true
    site.after = async () => {
      if (!isFirst) return
      isFirst = false
      site.publish('second')
    }
    expect(textOf(await site.pages.get('/'))).toBe('second')
    expect(site.renders).toBe(2)
  })

  it('answers even when something changes during every render, and goes on until it is right', async () => {
    const site = makeSite()
    let changes = 0
    site.after = async () => {
      if (changes < 5) site.publish(`change ${++changes}`)
    }
    expect((await site.pages.get('/')).kind).toBe('page')
    await settle()
    expect(site.pages.peek('/')?.variants.identity.body.toString()).toContain('change 5')
  })

  it('keeps nobody waiting for ever when something changes during every render', async () => {
    const site = makeSite()
    let changes = 0
    site.after = async () => {
      jest.advanceTimersByTime(300)
      if (changes < 50) site.publish(`change ${++changes}`)
    }
    expect((await site.pages.get('/')).kind).toBe('page')
    expect(site.renders).toBeLessThanOrEqual(5)
  })

  it('gives after every change what a fresh render gives', async () => {
    const site = makeSite()
    for (let edit = 0; edit < 30; edit++) {
      const path = ['/', '/blog', '/services'][edit % 3] ?? '/'
      await site.pages.get(path)
      site.publish(`edit ${edit}`, path)
      if (edit % 2) await settle()
      expect(textOf(await site.pages.get(path))).toBe(`edit ${edit}`)
    }
  })

  it('checks a page within a minute even when it hears of no change', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.text = 'second'
    jest.advanceTimersByTime(29_000)
    expect(textOf(await site.pages.get('/'))).toBe('first')
    jest.advanceTimersByTime(31_001)
    expect(textOf(await site.pages.get('/'))).toBe('second')
  })

  it('checks on request, second by second, while it can hear nothing', async () => {
    const site = makeSite({ isConnected: false })
    await site.pages.get('/')
    site.text = 'second'
    expect(textOf(await site.pages.get('/'))).toBe('first')
    jest.advanceTimersByTime(1_001)
    expect(textOf(await site.pages.get('/'))).toBe('second')
  })

  it('renders a page again at the moment at which time changes it', async () => {
    const site = makeSite()
    site.before = async () => {
      if (Date.now() < 1_010_000) noteRead({ changesAt: 1_010_000 })
    }
    await site.pages.get('/')
    site.text = 'after ten seconds'
    jest.advanceTimersByTime(9_999)
    expect(textOf(await site.pages.get('/'))).toBe('first')
    jest.advanceTimersByTime(1)
    await settle()
    expect(site.pages.peek('/')?.variants.identity.body.toString()).toContain('after ten seconds')
    jest.advanceTimersByTime(20_000)
    await settle()
    expect(site.renders).toBe(2)
  })

  it('keeps the last good page when a render fails, and tries again after growing rests', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.answer = (path) => html(path, 'broken', 500)
    site.publish('second')
    await settle()
    expect(textOf(await site.pages.get('/'))).toBe('first')
    expect(site.renders).toBe(2)
    jest.advanceTimersByTime(1_000)
    expect(textOf(await site.pages.get('/'))).toBe('first')
    await settle()
    expect(site.renders).toBe(3)
    jest.advanceTimersByTime(1_500)
    await site.pages.get('/')
    expect(site.renders).toBe(3)
    site.answer = (path) => html(path, site.text)
    jest.advanceTimersByTime(500)
    await site.pages.get('/')
    await settle()
    expect(textOf(await site.pages.get('/'))).toBe('second')
  })

  it('tries again at once when the lake speaks after a failure', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.answer = (path) => html(path, 'broken', 500)
    site.publish('second')
    await settle()
    site.answer = (path) => html(path, site.text)
    site.freshness.report('everything')
    expect(textOf(await site.pages.get('/'))).toBe('second')
  })

  it('keeps no reader waiting for a lake that failed before', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.answer = (path) => html(path, 'broken', 500)
    site.publish('second')
    await settle()
    const hanging = Promise.withResolvers<void>()
    site.before = () => hanging.promise
    jest.advanceTimersByTime(1_000)
    let shown = ''
    void site.pages.get('/').then((outcome) => {
      shown = textOf(outcome)
    })
    await settle()
    expect(shown).toBe('first')
    hanging.resolve()
    await settle()
  })

  it('does not render without end when a page names a moment that is past', async () => {
    const site = makeSite()
    site.before = async () => noteRead({ changesAt: 1 })
    await site.pages.get('/')
    for (let step = 0; step < 9; step++) {
      jest.advanceTimersByTime(100)
      await settle()
    }
    expect(site.renders).toBe(1)
    site.pages.stop()
  })

  it('says whose fault it is when there is nothing to show', async () => {
    const site = makeSite()
    site.answer = (path) => html(path, 'broken', 500)
    expect(await site.pages.get('/')).toEqual({ kind: 'failed', reason: 'page' })
    site.answer = () => {
      noteRead({ isLakeFailing: true })
      return html('/', 'broken', 500)
    }
    expect(await site.pages.get('/')).toEqual({ kind: 'failed', reason: 'lake' })
    site.answer = () => {
      noteRead({ isLakeFailing: true })
      throw new Error('took longer, waiting for a lake that hangs')
    }
    expect(await site.pages.get('/')).toEqual({ kind: 'failed', reason: 'lake' })
    site.freshness.isConnected = false
    site.answer = () => {
      throw new Error('took too long')
    }
    expect(await site.pages.get('/')).toEqual({ kind: 'failed', reason: 'lake' })
    expect(site.problems).toHaveLength(2)
  })

  it('prefers the last good page to one that was made without the lake', async () => {
    const site = makeSite()
    await site.pages.get('/')
    site.answer = (path) => {
      noteRead({ isLakeFailing: true })
      return html(path, 'nothing here')
    }
    site.publish('second')
    expect(textOf(await site.pages.get('/'))).toBe('first')
    expect(textOf(await site.pages.get('/blog'))).toBe('nothing here')
    expect(site.disk.has('/blog')).toBe(false)
    site.answer = (path) => html(path, site.text)
    site.freshness.report('everything')
    expect(textOf(await site.pages.get('/blog'))).toBe('second')
  })

  it('forgets a page that is gone, in memory and on disk', async () => {
    const site = makeSite()
    await site.pages.get('/')
    await settle()
    expect(site.disk.has('/')).toBe(true)
    site.answer = (path) => html(path, 'gone', 404)
    site.publish('gone')
    expect(await site.pages.get('/')).toEqual({ kind: 'missing' })
    await settle()
    expect(site.pages.memory.pages).toBe(0)
    expect(site.disk.has('/')).toBe(false)
  })

  it('passes a redirect on and keeps none', async () => {
    const site = makeSite()
    site.answer = () => ({ status: 308, headers: { location: '/blog/new' }, body: Buffer.alloc(0) })
    expect(await site.pages.get('/blog/old')).toEqual({
      kind: 'redirect',
      status: 308,
      location: '/blog/new',
    })
    expect(site.pages.memory.pages).toBe(0)
  })

  it('keeps nothing of what is private', async () => {
    const site = makeSite()
    site.answer = (path) => {
      noteRead({ isPrivate: true })
      return html(path, 'draft')
    }
    expect(await site.pages.get('/')).toMatchObject({ kind: 'page', isKept: false })
    await settle()
    expect(site.pages.memory.pages).toBe(0)
    expect(site.disk.size).toBe(0)
  })

  it('keeps nothing of addresses that lead nowhere', async () => {
    const site = makeSite()
    site.answer = (path) => html(path, 'nowhere', 404)
    for (let number = 0; number < 10_000; number++) await site.pages.get(`/nowhere/${number}`)
    expect(site.pages.memory).toEqual({ pages: 0, bytes: 0 })
    expect(site.disk.size).toBe(0)
  })

  it('stays within its memory', async () => {
    const site = makeSite({ memory: 20_000 })
    for (let number = 0; number < 40; number++) await site.pages.get(`/blog/${number}`)
    expect(site.pages.memory.bytes).toBeLessThanOrEqual(20_000)
    expect(site.pages.memory.pages).toBeGreaterThan(1)
  })

  it('refuses work past what it can do soon, and shows what it has', async () => {
    const site = makeSite()
    const slow = Promise.withResolvers<void>()
    site.before = () => slow.promise
    const asked = Array.from({ length: 300 }, (_, number) => site.pages.get(`/blog/${number}`))
    await settle()
    expect(site.renders).toBeLessThanOrEqual(5)
    slow.resolve()
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter((outcome) => outcome.kind === 'page')).toHaveLength(260)
    expect(outcomes.at(-1)).toEqual({ kind: 'failed', reason: 'busy' })
  })

  describe('asked for something recent', () => {
    const recent = async (site: ReturnType<typeof makeSite>) =>
      site.pages.getRecent('/', 1_000).then((page) => page?.variants.identity.body.toString())

    it('renders no more than once in that time, and shows what there was at its start', async () => {
      const site = makeSite()
      await Promise.all(Array.from({ length: 20 }, () => recent(site)))
      site.text = 'second'
      expect(await recent(site)).toContain('first')
      expect(site.renders).toBe(1)
      jest.advanceTimersByTime(1_001)
      expect(await recent(site)).toContain('second')
    })

    it('has nothing while a change is being read', async () => {
      const site = makeSite()
      await recent(site)
      const slow = Promise.withResolvers<void>()
      site.before = () => slow.promise
      site.publish('second')
      const asked = recent(site)
      await jest.advanceTimersByTimeAsync(1_000)
      expect(await asked).toBeUndefined()
      slow.resolve()
      await settle()
      expect(await recent(site)).toContain('second')
    })

    it('has nothing while the lake is down, whatever is kept', async () => {
      const site = makeSite({ kept: { '/': '<p>/ from before</p>' } })
      site.answer = (path) => {
        noteRead({ isLakeFailing: true })
        return html(path, 'broken', 500)
      }
      expect(await recent(site)).toBeUndefined()
      site.answer = (path) => html(path, site.text)
      expect(await recent(site)).toContain('first')
      site.answer = () => {
        throw new Error('took too long')
      }
      jest.advanceTimersByTime(1_001)
      expect(await recent(site)).toBeUndefined()
      expect(await recent(site)).toBeUndefined()
      expect(textOf(await site.pages.get('/'))).toBe('first')
    })

    it('shows nothing from before a moment that has come', async () => {
      const site = makeSite()
      site.before = async () => {
        if (Date.now() < 1_002_000) noteRead({ changesAt: 1_002_000 })
      }
      jest.advanceTimersByTime(1_500)
      await recent(site)
      site.text = 'second'
      jest.advanceTimersByTime(600)
      expect(await recent(site)).toContain('second')
    })
  })

  describe('after a restart', () => {
    const kept = { '/': '<p>/ from before</p>' }

    it('shows what the lake holds now, not what it held before', async () => {
      const site = makeSite({ kept })
      expect(textOf(await site.pages.get('/'))).toBe('first')
    })

    it('shows the last good page when the lake is down, until it is back', async () => {
      const site = makeSite({ kept, isConnected: false })
      site.answer = (path) => html(path, 'broken', 500)
      expect(textOf(await site.pages.get('/'))).toBe('from before')
      expect(textOf(await site.pages.get('/'))).toBe('from before')
      site.answer = (path) => html(path, site.text)
      site.freshness.isConnected = true
      site.freshness.report('everything')
      expect(textOf(await site.pages.get('/'))).toBe('first')
    })

    it('shows the last good page when the lake hangs', async () => {
      const site = makeSite({ kept, isConnected: false })
      const hanging = Promise.withResolvers<void>()
      site.before = () => hanging.promise
      const asked = site.pages.get('/')
      await jest.advanceTimersByTimeAsync(4_000)
      expect(textOf(await asked)).toBe('from before')
      expect(textOf(await site.pages.get('/'))).toBe('from before')
      hanging.resolve()
      await settle()
    })

    it('waits for a slow first page while the lake is there, since the old copy may be out of date', async () => {
      const site = makeSite({ kept, isConnected: true })
      const slow = Promise.withResolvers<void>()
      site.before = () => slow.promise
      const asked = site.pages.get('/')
      await jest.advanceTimersByTimeAsync(6_000)
      slow.resolve()
      expect(textOf(await asked)).toBe('first')
    })

    it('does not bring back a page that is found to be gone while its copy is read', async () => {
      const site = makeSite({ kept, isConnected: false })
      const lake = Promise.withResolvers<void>()
      const disk = Promise.withResolvers<void>()
      site.before = () => lake.promise
      site.reading = () => disk.promise
      site.answer = (path) => html(path, 'gone', 404)
      const asked = site.pages.get('/')
      await jest.advanceTimersByTimeAsync(4_000)
      lake.resolve()
      await settle()
      disk.resolve()
      expect(await asked).toEqual({ kind: 'missing' })
      expect(site.pages.memory.pages).toBe(0)
    })

    it('shows the last good page rather than one made without the lake', async () => {
      const site = makeSite({ kept, isConnected: false })
      site.answer = (path) => {
        noteRead({ isLakeFailing: true })
        return html(path, 'nothing here')
      }
      expect(textOf(await site.pages.get('/'))).toBe('from before')
    })
  })
})
