/** @jest-environment jsdom */
import { TextDecoder, TextEncoder } from 'node:util'
import { vercelStegaCombine, vercelStegaSplit } from '@vercel/stega'
import { LiveWords, readMark } from './live-words.ts'

// Every browser has these; the test's own does not.
Object.assign(globalThis, { TextDecoder, TextEncoder })

const marked = (text: string, path: string, id = 'calm') =>
  vercelStegaCombine(
    text,
    {
      origin: 'sanity.io',
      href: `/studio/intent/edit/mode=presentation;id=${id};type=article;path=${encodeURIComponent(path)}?${new URLSearchParams({ baseUrl: '/studio', id, type: 'article', path })}`,
    },
    false,
  )

const paragraph = 'body[_key=="p"].children[_key=="s"].text'
const calm = (title: string, text = 'Breathe.') => ({
  _id: 'calm',
  title,
  body: [{ _key: 'p', children: [{ _key: 's', text }] }],
})

function openPage() {
  document.body.innerHTML = `<h1>${marked('Calm', 'title')}</h1><p>${marked('Breathe.', paragraph)}</p><p>${marked('Read Calm first', 'title')}</p>`
  const words = new LiveWords(document.body)
  words.take([calm('Calm')])
  const texts = () => [...document.body.children].map((part) => clean(part.textContent))
  return { words, texts }
}

const clean = (text: string | null) => vercelStegaSplit(text ?? '').cleaned

describe('words of a preview page', () => {
  it('are known by where they are edited', () => {
    expect(readMark(marked('Calm', 'title'))).toEqual({ id: 'calm', path: 'title' })
    expect(readMark('Calm')).toBeUndefined()
    expect(readMark(marked('Calm', 'title') + marked('Night', 'title'))).toBeUndefined()
  })

  it('tell which documents are on the page', () => {
    document.body.innerHTML = `<p>${marked('Calm', 'title')}</p><p>${marked('Night', 'title', 'a')}</p><p>${marked('Calm', 'title')}</p>`
    expect(new LiveWords(document.body).show()).toEqual(['a', 'calm'])
  })

  it('follow what is typed, in titles and inside a text', () => {
    const { words, texts } = openPage()
    words.take([calm('Calm again', 'Breathe in.')])
    expect(texts()).toEqual(['Calm again', 'Breathe in.', 'Read Calm first'])
    words.take([calm('', 'Breathe')])
    words.take([calm('Calmer', 'Breathe out')])
    expect(texts()).toEqual(['Calmer', 'Breathe out', 'Read Calm first'])
  })

  it('keep their marks, so that they can be clicked', () => {
    const { words } = openPage()
    words.take([calm('Calm again')])
    expect(readMark(document.querySelector('h1')?.textContent ?? '')).toEqual({
      id: 'calm',
      path: 'title',
    })
  })

  it('do not go back when the lake renders what was typed a moment ago', () => {
    const { words, texts } = openPage()
    for (const title of ['Calm a', 'Calm ag', 'Calm aga']) words.take([calm(title)])
    const [heading] = document.querySelectorAll('h1')
    if (heading?.firstChild) heading.firstChild.nodeValue = marked('Calm ag', 'title')
    words.show()
    expect(texts()[0]).toBe('Calm aga')
  })

  it('stay as they are when the document is none of the page’s, or has no such text', () => {
    const { words, texts } = openPage()
    words.take([{ _id: 'other', title: 'Other' }])
    words.take([{ _id: 'calm', title: 7 }])
    expect(texts()).toEqual(['Calm', 'Breathe.', 'Read Calm first'])
  })
})
