import { BlogPageView, describeBlogPage } from './blog-page.tsx'

export const generateMetadata = () => describeBlogPage(1)

export default function BlogPage() {
  return BlogPageView({ number: 1 })
}
