import { readFileSync } from 'node:fs'
import { mapStored, type Stored } from '#sanity/leave/stored.ts'
import type { Block } from '#sanity/tidy/blocks.ts'
import { printBody } from '#sanity/tidy/print-body.ts'
import { describeBody } from './describe-post.ts'
import { listPosts, type OldPost } from './list-posts.ts'
import { attachmentsOf, makePostArticle } from './make-article.ts'
import { readOldSite } from './own-links.ts'
import { readExport } from './read-export.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])

/** A link to another post, by what that post is called. */
const nameEnd =
  (posts: OldPost[]) =>
  (object: Stored): Stored => {
    const { _ref } = (object.reference ?? {}) as { _ref?: string }
    const post = posts.find(({ id }) => id === _ref)
    return object._type === 'internalLink' ? { ...object, href: `post “${post?.title}”` } : object
  }

/** What is in a golden file: of each post its fields, its text, its pictures, and what needs a look. */
async function account(name: string): Promise<string> {
  const site = readExport(fixture(name))
  const { posts, leftOut } = listPosts(site)
  const lines = [`# ${site.program}: ${site.title}, ${site.url}`]
  for (const post of posts) {
    const file = await makePostArticle(post, {
      program: site.program,
      fileName: name,
      findAttachment: attachmentsOf(site),
      // One picture did not come along.
      findFile: async (src) => (/kettle/.test(src) ? undefined : png),
      site: readOldSite(site, posts),
    })
    const { title, subtitle, slug, banner, publishedAt, seo, body } = file.article
    const fields = {
      title,
      subtitle,
      address: slug?.current,
      'picture at the top': banner && `${banner.asset?._ref} ${banner.alt ?? ''}`.trim(),
      published: publishedAt,
      description: seo?.description,
      labels: post.labels.join(', '),
      'old addresses': post.oldAddresses.map(({ written }) => written).join(' '),
    }
    lines.push(
      '',
      `# Post ${post.item.id}`,
      ...Object.entries(fields).flatMap(([field, value]) => (value ? [`${field}: ${value}`] : [])),
      '# Text',
      ...printBody(mapStored(body, nameEnd(posts)) as Block[]),
      ...file.pictures.map(({ reference, fileName }) => `# Picture ${reference} ${fileName}`),
      `# Recognized: ${describeBody(body)}`,
      ...file.notes.map((note) => `# ${note}`),
      ...file.recognised.notes.map(({ line, text }) => `# Paragraph ${line}: ${text}`),
    )
  }
  lines.push('', `# Left out: ${JSON.stringify(leftOut)}`, '')
  return lines.join('\n')
}

describe('an export becomes the articles that were read by eye against it', () => {
  it.each(['wordpress.xml', 'squarespace.xml'])('%s', async (name) => {
    expect(await account(name)).toBe(fixture(`${name}.golden.txt`).toString('utf8'))
  })
})
