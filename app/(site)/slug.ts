import { notFound } from 'next/navigation'

export type SlugProps = { params: Promise<{ slug: string }> }

/** The address's last part as its author wrote it; one that can't be decoded belongs to no page. */
export async function readSlug({ params }: SlugProps): Promise<string> {
  const { slug } = await params
  try {
    return decodeURIComponent(slug)
  } catch {
    notFound()
  }
}
