/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { exampleArticle, examplePractice, exampleText } from '#lib/example-views.ts'
import { articleHtml } from '#lib/feed-body.ts'
import { business } from '#lib/structured-things.ts'
import { NextStep } from './call-to-action.tsx'

const siteUrl = 'https://www.example.com'
const { telehealthStatement } = examplePractice
const invites = { text: [], closing: [] }
const article = { ...exampleArticle, callToAction: invites }
const says = (practice: typeof examplePractice) => {
  const { container } = render(<NextStep practice={practice} />)
  return [
    container.textContent?.includes(telehealthStatement),
    articleHtml(siteUrl, practice, article).includes(telehealthStatement),
    JSON.stringify(business(siteUrl, practice, '#practice', [])).includes('California'),
  ]
}

const inPersonOnly = {
  ...examplePractice,
  offers: { inPerson: true, online: false },
  locationLine: 'Therapy in Costa Mesa, CA.',
}

it('speaks of online sessions, wherever it invites, just when there are any', () => {
  expect(says(examplePractice)).toEqual([true, true, true])
  expect(says(inPersonOnly)).toEqual([false, false, false])
  expect(screen.getAllByRole('complementary')).toHaveLength(2)
})

it.each([
  ['the practice’s line', { locationLine: 'In Costa Mesa and online throughout California.' }],
  ['the invitation’s line', { callToAction: { ...invites, locationLine: 'Video sessions too.' } }],
  ['its words', { callToAction: { ...invites, text: [exampleText('I offer online therapy.')] } }],
  ['its end', { callToAction: { ...invites, closing: [exampleText('Telehealth is fine.')] } }],
])(
  'never offers online sessions in %s without their rule, whatever the services say',
  (_, words) => {
    const practice = { ...inPersonOnly, ...words }
    const { container } = render(<NextStep practice={practice} />)
    expect(container).toHaveTextContent(telehealthStatement)
    expect(articleHtml(siteUrl, practice, { ...article, ...words })).toContain(telehealthStatement)
  },
)
