/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { exampleArticle, examplePractice } from '#lib/example-views.ts'
import { articleHtml } from '#lib/feed-body.ts'
import { business } from '#lib/structured-things.ts'
import { NextStep } from './call-to-action.tsx'

const siteUrl = 'https://www.example.com'
const { telehealthStatement } = examplePractice
const says = (practice: typeof examplePractice) => {
  const { container } = render(<NextStep practice={practice} />)
  return [
    container.textContent?.includes(telehealthStatement),
    articleHtml(siteUrl, practice, exampleArticle).includes(telehealthStatement),
    JSON.stringify(business(siteUrl, practice, '#practice', [])).includes('California'),
  ]
}

it('speaks of online sessions, wherever it invites, just when there are any', () => {
  expect(says(examplePractice)).toEqual([true, true, true])
  const offers = { inPerson: true, online: false }
  expect(says({ ...examplePractice, offers })).toEqual([false, false, false])
  expect(screen.getAllByRole('complementary')).toHaveLength(2)
})
