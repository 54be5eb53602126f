import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import {
  emptyPractice,
  exampleArticle,
  examplePicture,
  examplePractice,
  exampleService,
  exampleText,
} from '#lib/example-views.ts'
import { ArticleView } from './article-view.tsx'
import { BlogView } from './blog-view.tsx'
import { HomeView } from './home-view.tsx'
import { PictureElement } from './picture.tsx'
import { PrivacyView } from './privacy-view.tsx'
import { ServicesView } from './services-view.tsx'
import { Shell } from './shell.tsx'
import { StructuredData } from './structured-data.tsx'
import { WrongTurn } from './wrong-turn.tsx'

const practice = examplePractice
const banner = { id: 'b', picture: examplePicture, heading: 'Evening hours' }
const privacy = {
  title: 'Privacy policy',
  sections: [{ heading: 'Do Not Track', text: 'One.\n\nTwo.' }],
  body: [{ type: 'paragraph' as const, key: 'p', spans: exampleText('Plain words.') }],
  effectiveDate: '2026-01-01',
}

const pages: Array<[string, ReactElement]> = [
  [
    'home',
    <HomeView
      key="h"
      {...{ practice, banner }}
      services={[exampleService]}
      articles={[exampleArticle]}
    />,
  ],
  ['blog', <BlogView key="b" banner={banner} articles={[exampleArticle]} />],
  ['article', <ArticleView key="a" article={exampleArticle} practice={practice} />],
  ['services', <ServicesView key="s" {...{ practice, banner }} services={[exampleService]} />],
  ['privacy', <PrivacyView key="p" {...{ practice, privacy }} />],
  ['wrong turn', <WrongTurn key="w" reason={404} />],
  [
    'home of an empty practice',
    <HomeView key="e" practice={emptyPractice} services={[]} articles={[]} />,
  ],
  ['empty blog', <BlogView key="eb" articles={[]} />],
  [
    'services of an empty practice',
    <ServicesView key="es" practice={emptyPractice} services={[]} />,
  ],
  ['unwritten privacy policy', <PrivacyView key="ep" practice={emptyPractice} />],
]

describe.each(pages)('the page %s', (_name, page) => {
  const html = renderToStaticMarkup(
    <Shell practice={practice} section="other">
      {page}
    </Shell>,
  )

  it('has no style attribute, no script and no handler', () => {
    expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=/)
  })

  it('asks no other origin for anything', () => {
    expect(html).not.toMatch(/(?:src|srcSet|srcset)="(?!\/)/)
  })

  it('has one title and lets no heading skip a level', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    const skips = levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1)
    expect(skips).toEqual([])
  })

  it('uses each id once and points only to ids that exist', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids).toEqual([...new Set(ids)])
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('begins with a way past the navigation', () => {
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<nav'))
  })
})

describe('a placeholder', () => {
  it('becomes a rule in a style element', () => {
    const html = renderToStaticMarkup(<PictureElement picture={examplePicture} sizes="100vw" />)
    expect(html).toContain('.p-aaaaaaaaaaaa{background:url(data:image/webp;base64,UklGRg==)')
  })

  it('that is no plain picture is left out', () => {
    const picture = { ...examplePicture, placeholder: 'data:image/png;base64,x)}body{display:none' }
    const html = renderToStaticMarkup(<PictureElement picture={picture} sizes="100vw" />)
    expect(html).not.toContain('<style')
    expect(html).not.toContain('display:none')
  })
})

describe('structured data in a page', () => {
  it('is plain JSON that no text can end', () => {
    const html = renderToStaticMarkup(<StructuredData graph={{ name: '</script>"&' }} />)
    const source = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(html)?.[1] ?? ''
    expect(JSON.parse(source)).toEqual({ name: '</script>"&' })
  })
})

describe('a picture for which a model posed', () => {
  it.each(['home', 'blog'])('says so in the list on the page %s too', (name) => {
    const article = {
      ...exampleArticle,
      banner: { ...examplePicture, peopleShown: 'model' as const },
    }
    const html = renderToStaticMarkup(
      name === 'home' ? (
        <HomeView practice={practice} services={[]} articles={[article, exampleArticle]} />
      ) : (
        <BlogView articles={[article, exampleArticle]} />
      ),
    )
    expect(html.split('Photo posed by model')).toHaveLength(2)
  })
})
