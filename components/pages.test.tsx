import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { emptyForm, fieldNames } from '#lib/contact-form/fields.ts'
import {
  emptyContactPage,
  emptyHome,
  emptyPractice,
  emptyServicesPage,
  exampleArticle,
  examplePicture,
  examplePractice,
  examplePractitioner,
  exampleService,
  exampleText,
} from '#lib/example-views.ts'
import { AboutView } from './about-view.tsx'
import { AccessibilityView } from './accessibility-view.tsx'
import { ArticleView } from './article-view.tsx'
import { BlogView } from './blog-view.tsx'
import { ContactFormAlone } from './contact-form.tsx'
import { ContactThanks } from './contact-thanks.tsx'
import { ContactView } from './contact-view.tsx'
import { HomeView } from './home-view.tsx'
import { LegalView } from './legal-view.tsx'
import { NoticesView } from './notices-view.tsx'
import { PictureElement } from './picture.tsx'
import { PrivacyView } from './privacy-view.tsx'
import { ServiceView } from './service-view.tsx'
import { ServicesView } from './services-view.tsx'
import { Shell } from './shell.tsx'
import { StructuredData } from './structured-data.tsx'
import { TopicView } from './topic-view.tsx'
import { WrongTurn } from './wrong-turn.tsx'

const address = 'https://example.org/blog/why-cant-i-switch-off'
const practice = examplePractice
const banner = { id: 'b', picture: examplePicture, heading: 'Evening hours' }
const privacy = {
  title: 'Privacy policy',
  sections: [{ heading: 'Do Not Track', text: 'One.\n\nTwo.' }],
  body: [{ type: 'paragraph' as const, key: 'p', spans: exampleText('Plain words.') }],
  effectiveDate: '2026-01-01',
}

const words = [{ type: 'paragraph' as const, key: 'w', spans: exampleText('Plain words.') }]
const credential = { key: 'c', title: 'MA in Counseling', issuer: 'A school', year: 2014 }
const notices = {
  title: 'Notices',
  introduction: words,
  entries: [
    {
      key: 'n',
      licenceType: 'Marriage and family therapists',
      text: words,
      boardAddress: 'https://www.bbs.ca.gov/',
      boardPhone: '(916) 574-7830',
    },
  ],
}
const contactPage = {
  title: 'Contact',
  introduction: [],
  whatHappensNext: words,
  office: words,
  form: { introduction: 'Write.', consent: 'I agree.', outside: words, thanks: words },
}
const comesBack = {
  values: { ...emptyForm, name: '"><b>A', email: 'a', words: '</textarea>' },
  problems: fieldNames.map((field) => ({ field, message: `Mend ${field}.` })),
  token: 'token',
  asksForWords: true,
  phone: '(714) 555-0100',
  email: 'hello@example.com',
}
const wholeServicesPage = {
  ...emptyServicesPage,
  introduction: words,
  forWhom: ['Mothers'],
  fees: words,
  insurance: words,
  areas: [{ county: 'Orange County', cities: ['Costa Mesa'] }],
  questions: exampleService.questions,
}

const pages: Array<[string, ReactElement]> = [
  [
    'home',
    <HomeView
      key="h"
      {...{ practice, banner }}
      home={emptyHome}
      services={[exampleService]}
      articles={[exampleArticle]}
    />,
  ],
  [
    'home in the therapist’s own words',
    <HomeView
      key="ho"
      practice={practice}
      home={{ ...emptyHome, greeting: 'Come in', picture: examplePicture }}
      services={[]}
      articles={[]}
    />,
  ],
  [
    'later page of the blog',
    <BlogView key="b2" articles={[exampleArticle]} number={2} pages={3} />,
  ],
  ['service', <ServiceView key="sd" service={exampleService} practice={practice} />],
  [
    'topic',
    <TopicView
      key="t"
      topic={{
        id: 't',
        title: 'Sleep',
        slug: 'sleep',
        introduction: 'Nights.',
        articles: [exampleArticle],
        seo: {},
      }}
      practice={practice}
    />,
  ],
  [
    'topic without articles',
    <TopicView
      key="te"
      topic={{ id: 't', title: 'Sleep', slug: 'sleep', articles: [], seo: {} }}
      practice={practice}
    />,
  ],
  [
    'about',
    <AboutView
      key="ab"
      person={{ ...examplePractitioner, photo: examplePicture, credentials: [credential] }}
      others={[{ ...examplePractitioner, id: 'second', slug: 'second-name' }]}
      practice={practice}
    />,
  ],
  [
    'about nobody yet',
    <AboutView key="ae" person={undefined} others={[]} practice={emptyPractice} />,
  ],
  [
    'contact',
    <ContactView
      key="c"
      page={{ ...contactPage, title: 'Get in touch', introduction: words }}
      practice={practice}
    />,
  ],
  [
    'contact with an empty form',
    <ContactView
      key="cf"
      page={contactPage}
      practice={practice}
      form={{ asksForWords: true, token: 'token' }}
    />,
  ],
  ...(['mistakes', 'young', 'old', 'outside', 'busy', 'undelivered'] as const).map(
    (outcome): [string, ReactElement] => [
      `contact with a form that comes back: ${outcome}`,
      <ContactView
        key={outcome}
        page={contactPage}
        practice={practice}
        form={{ asksForWords: true, token: 'token', filled: { ...comesBack, outcome } }}
      />,
    ],
  ),
  [
    'contact while the content store is down',
    <ContactFormAlone key="ca" filled={{ ...comesBack, outcome: 'undelivered' }} />,
  ],
  ['thanks', <ContactThanks key="ct" page={contactPage} practice={practice} />],
  [
    'thanks in the house’s words',
    <ContactThanks key="cu" page={emptyContactPage} practice={emptyPractice} />,
  ],
  [
    'contact of an empty practice',
    <ContactView key="ce" page={emptyContactPage} practice={emptyPractice} />,
  ],
  ['notices', <NoticesView key="n" notices={notices} practice={practice} />],
  ['unwritten notices', <NoticesView key="ne" notices={undefined} practice={emptyPractice} />],
  [
    'legal text',
    <LegalView key="l" text={{ title: 'Your right', body: words }} title="" practice={practice} />,
  ],
  [
    'legal text without words',
    <LegalView key="lw" text={{ title: 'Your right', body: [] }} title="" practice={practice} />,
  ],
  [
    'accessibility',
    <AccessibilityView
      key="ac"
      text={{ title: 'Accessibility', body: words }}
      practice={practice}
    />,
  ],
  [
    'unwritten accessibility',
    <AccessibilityView key="ae2" text={undefined} practice={emptyPractice} />,
  ],
  ['blog', <BlogView key="b" banner={banner} articles={[exampleArticle]} />],
  ['article', <ArticleView key="a" {...{ practice, address }} article={exampleArticle} />],
  [
    'services',
    <ServicesView
      key="s"
      {...{ practice, banner }}
      page={wholeServicesPage}
      services={[exampleService]}
    />,
  ],
  ['privacy', <PrivacyView key="p" {...{ practice, privacy }} />],
  ['wrong turn', <WrongTurn key="w" reason={404} />],
  ['unsent message', <WrongTurn key="wu" reason="unsent" practice={practice} />],
  [
    'home of an empty practice',
    <HomeView key="e" practice={emptyPractice} home={emptyHome} services={[]} articles={[]} />,
  ],
  ['empty blog', <BlogView key="eb" articles={[]} />],
  [
    'services of an empty practice',
    <ServicesView key="es" practice={emptyPractice} page={emptyServicesPage} services={[]} />,
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
        <HomeView
          practice={practice}
          home={emptyHome}
          services={[]}
          articles={[article, exampleArticle]}
        />
      ) : (
        <BlogView articles={[article, exampleArticle]} />
      ),
    )
    expect(html.split('Photo posed by model')).toHaveLength(2)
  })
})
