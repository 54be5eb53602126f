import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { readPageNumber } from '#lib/blog-pages.ts'
import { routes } from '#lib/routes.ts'
import { BlogPageView, describeBlogPage } from '../../blog-page.tsx'

type NumberProps = { params: Promise<{ page: string }> }

/** The first page of the list is the blog itself. */
async function readNumber({ params }: NumberProps): Promise<number> {
  const number = readPageNumber((await params).page)
  if (number === undefined) notFound()
  if (number === 1) permanentRedirect(routes.blog())
  return number
}

export async function generateMetadata(props: NumberProps): Promise<Metadata> {
  return describeBlogPage(await readNumber(props))
}

export default async function LaterBlogPage(props: NumberProps) {
  return BlogPageView({ number: await readNumber(props) })
}
