/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import { educationNotTreatment } from '#lib/california.ts'
import {
  exampleArticle,
  examplePractice,
  examplePractitioner,
  exampleText,
} from '#lib/example-views.ts'
import type { Article } from '#lib/views.ts'
import { ArticleView } from './article-view.tsx'

const address = 'https://example.org/blog/why-cant-i-switch-off'

const show = (change: Partial<Article> = {}) =>
  render(
    <ArticleView
      article={{ ...exampleArticle, ...change }}
      practice={examplePractice}
      address={address}
    />,
  )

describe('an article', () => {
  it('has one title; the subtitle is a paragraph', () => {
    show()
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
    expect(screen.getByText('On evenings that do not end').tagName).toBe('P')
  })

  it('shows steps as one list, each with its quotation', () => {
    const { container } = show()
    const lists = container.querySelectorAll('ol.steps')
    expect(lists).toHaveLength(1)
    const steps = [...container.querySelectorAll('ol.steps > li')]
    expect(steps.map((step) => step.querySelector('.step-title')?.textContent)).toEqual([
      'Notice it',
      'Give it a chair',
    ])
    expect(steps.map((step) => step.querySelectorAll('blockquote').length)).toEqual([1, 1])
    expect(steps[0]?.querySelector('cite')).toBeNull()
    expect(steps[1]?.querySelector('figcaption cite')?.textContent).toBe('Proverb')
    expect(steps[1]?.querySelector('blockquote cite')).toBeNull()
  })

  it('says who wrote it, with what license, when in California, and how long it takes', () => {
    const { container } = show()
    const byline = container.querySelector('.byline')
    expect(byline).toHaveTextContent('By Your Name, LMFT')
    expect(byline).toHaveTextContent(
      'Licensed Marriage and Family Therapist, license number 000000',
    )
    expect(byline).toHaveTextContent('May 9, 2026')
    expect(byline).toHaveTextContent('Updated June 1, 2026')
    expect(byline).toHaveTextContent('4-minute read')
  })

  it('names who reviewed it, with license', () => {
    const reviewer = { ...examplePractitioner, id: 'colleague', displayName: 'Second Placeholder' }
    const { container } = show({ reviewer: { ...reviewer, licenceNumber: '111111' } })
    expect(container.querySelector('.byline')).toHaveTextContent(
      /Reviewed by Second Placeholder, LMFT.*license number 111111/,
    )
  })

  it('says the name as filed of whoever is not the owner, whom the foot of the page names', () => {
    const { container } = show({
      author: { ...examplePractitioner, id: 'colleague', nameOnLicence: 'Second Filed Name' },
      reviewer: { ...examplePractitioner, nameOnLicence: 'Owner’s Filed Name' },
    })
    const byline = container.querySelector('.byline')
    expect(byline).toHaveTextContent(
      'By Your Name, LMFT Second Filed Name, LMFT · Licensed Marriage and Family Therapist',
    )
    expect(byline).not.toHaveTextContent('Owner’s Filed Name')
  })

  it('speaks of no update on the day of publishing', () => {
    const { container } = show({ updatedAt: '2026-05-10T06:59:00Z' })
    expect(container.querySelector('.byline')).not.toHaveTextContent('Updated')
  })

  it('fetches its banner first and reserves its place', () => {
    const { container } = show()
    const banner = container.querySelector('.reading-banner img')
    expect(banner).toHaveAttribute('fetchpriority', 'high')
    expect(banner).not.toHaveAttribute('loading')
    expect(banner).toHaveAttribute('width')
    expect(banner).toHaveAttribute('height')
    const types = [...container.querySelectorAll('.reading-banner source')].map((source) =>
      source.getAttribute('type'),
    )
    expect(types).toEqual(['image/avif', 'image/webp'])
  })

  it.each([
    [360, 3],
    [390, 3],
    [430, 3],
    [430, 2],
  ])('needs no banner wider than 960 pixels on a phone of %d points at %dx', (points, density) => {
    const { container } = show()
    const sizes = container.querySelector('.reading-banner img')?.getAttribute('sizes') ?? ''
    const [, dense, plain] = /dppx\) (\d+)vw, (\d+)vw$/.exec(sizes) ?? []
    const share = Number(density > 2.5 ? dense : plain) / 100
    expect(points * share * density).toBeGreaterThan(points * 1.8)
    expect(points * share * density).toBeLessThanOrEqual(960)
  })

  it('reads on without a banner, a subtitle or an author', () => {
    const { banner: _, subtitle: __, author: ___, ...bare } = exampleArticle
    const { container } = render(
      <ArticleView article={bare} practice={examplePractice} address={address} />,
    )
    expect(container.querySelector('.reading-banner')).toBeNull()
    expect(container.querySelector('.subtitle')).toBeNull()
    expect(container.querySelector('.byline')).toHaveTextContent('4-minute read')
  })

  it('labels a picture that a model posed for', () => {
    const { container } = show()
    expect(container.querySelector('.figure figcaption')).toHaveTextContent('Photo posed by model')
  })

  it('keeps a link whole when a word in it is bold', () => {
    show()
    expect(screen.getByRole('link', { name: 'the services' })).toHaveAttribute('href', '/services')
  })

  it('ends with one next step, in the order in which it was written', () => {
    show()
    const asides = screen.getAllByRole('complementary', { name: 'Next step' })
    expect(asides).toHaveLength(1)
    const text = asides[0]?.textContent ?? ''
    const order = [
      'If you would like company, I am here.',
      'Costa Mesa, CA and online throughout California.',
      examplePractice.telehealthStatement,
      'You need not carry this alone.',
      'Book a first conversation',
    ].map((part) => text.indexOf(part))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((one, other) => one - other))
  })

  it('repeats no next step that stands in the text already', () => {
    show({
      body: [
        {
          type: 'callToAction',
          key: 'c',
          callToAction: { text: [], closing: [], locationLine: 'Here' },
        },
      ],
    })
    expect(screen.getAllByRole('complementary', { name: 'Next step' })).toHaveLength(1)
  })

  it('moves an invitation that ends the text behind the others to read', () => {
    const callToAction = { text: [exampleText('Write to me.')], closing: [] }
    const { container } = show({
      body: [...exampleArticle.body, { type: 'callToAction', key: 'c', callToAction }],
      related: [{ ...exampleArticle, id: 'other', title: 'Another night', slug: 'another-night' }],
    })
    const text = container.textContent ?? ''
    const order = [educationNotTreatment, 'Others to read', 'Another night', 'Write to me.']
    const places = order.map((part) => text.indexOf(part))
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places).not.toContain(-1)
    expect(screen.getByRole('link', { name: 'Another night' })).toHaveAttribute(
      'href',
      '/blog/another-night',
    )
    expect(screen.getAllByRole('complementary', { name: 'Next step' })).toHaveLength(1)
  })

  it('offers nothing else where there is nothing', () => {
    show()
    expect(screen.queryByText('Others to read')).toBeNull()
  })

  it('lists its sections past 1,200 words, by the anchors of the headings', () => {
    const heading = (key: string, words: string, level: 2 | 3 = 2) => ({
      type: 'heading' as const,
      key,
      level,
      anchor: `section-${key}`,
      spans: exampleText(words),
    })
    const body = [heading('a', 'By day'), heading('b', 'Inside', 3), heading('c', 'By night')]
    const { unmount } = show({ words: 1200, body })
    expect(screen.queryByRole('navigation', { name: 'In this article' })).toBeNull()
    unmount()
    const { container } = show({ words: 1201, body })
    const list = within(screen.getByRole('navigation', { name: 'In this article' }))
    const links = list.getAllByRole('link')
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['By day', '#section-a'],
      ['By night', '#section-c'],
    ])
    expect(container.querySelector('#section-c')?.textContent).toBe('By night')
  })

  it('can be sent by mail and copied by its address, and tells nobody', () => {
    show({ title: 'Why & how?' })
    expect(screen.getByRole('link', { name: 'Send this by e-mail' })).toHaveAttribute(
      'href',
      `mailto:?subject=Why%20%26%20how%3F&body=${encodeURIComponent(address)}`,
    )
    expect(screen.getByRole('link', { name: address })).toHaveAttribute('href', address)
  })

  it('sets a note apart, and prints the crisis lines where the text asks for them', () => {
    const { container } = show({
      body: [
        { type: 'callout', key: 'n', title: 'For tonight', text: [exampleText('Enough.')] },
        { type: 'crisisHelp', key: 'h', introduction: 'Somebody is awake.' },
      ],
    })
    const [note, help] = screen.getAllByRole('note')
    expect(note).toHaveTextContent('For tonightEnough.')
    expect(help).toHaveTextContent('Somebody is awake.')
    expect(help).toHaveTextContent('Text HOME to 741741')
    expect(within(help as HTMLElement).getByRole('link', { name: 'Call 988' })).toHaveAttribute(
      'href',
      'tel:988',
    )
    expect(container.querySelectorAll('[id="help-now"]')).toHaveLength(0)
  })

  it('says that it is education, not treatment', () => {
    show()
    expect(screen.getByText(educationNotTreatment)).toBeInTheDocument()
  })

  it('shows a content note with its gentler way before the text', () => {
    const { container } = show({
      contentNote: {
        text: 'This speaks of loss.',
        gentler: { label: 'A breath', href: '/blog/b' },
      },
    })
    const note = screen.getByRole('complementary', { name: 'Before you read' })
    expect(within(note).getByRole('link', { name: 'A breath' })).toHaveAttribute('href', '/blog/b')
    const text = container.querySelector('.prose')
    const position = text ? note.compareDocumentPosition(text) : 0
    expect(position & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  it('offers a way to leave at once only where the post asks for it', () => {
    const { unmount } = show()
    expect(screen.queryByRole('link', { name: 'Leave this page now' })).toBeNull()
    unmount()
    show({ safetyExit: true })
    expect(screen.getByRole('link', { name: 'Leave this page now' })).toBeInTheDocument()
  })
})
