import { Fragment } from 'react'
import { educationNotTreatment, neutralPage } from '#lib/california.ts'
import { routes } from '#lib/routes.ts'
import type { Article, Body, CallToAction, Practice } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { Byline } from './byline.tsx'
import { NextStep } from './call-to-action.tsx'
import { ContentsList } from './contents-list.tsx'
import { PictureNotes } from './figure.tsx'
import { PictureElement } from './picture.tsx'
import { Trail } from './reading-page.tsx'
import { RelatedArticles } from './related-articles.tsx'
import { ShareArticle } from './share-article.tsx'

type ArticleViewProps = {
  article: Article
  practice: Practice
  /** The page's one absolute address, to pass on; left out where it is not public. */
  address?: string | undefined
}

/** Where three pixels stand for one, two are sharp enough: a busy photograph stays below 120 KB on any phone. */
const bannerSizes = '(min-width: 62rem) 58rem, (min-resolution: 2.5dppx) 64vw, 94vw'

/** An article from its title to others to read and its one next step. */
export function ArticleView({ article, practice, address }: ArticleViewProps) {
  const { body, ending } = splitEnding(article.body)
  const hasNextStep = body.some((block) => block.type === 'callToAction')
  return (
    <>
      <article className="reading">
        <Trail
          steps={[
            { label: 'Home', href: routes.home() },
            { label: 'Blog', href: routes.blog() },
          ]}
        />
        {article.safetyExit && (
          <p className="safety-exit">
            <a className="more" href={neutralPage.href} rel="noreferrer">
              {neutralPage.label}
            </a>
          </p>
        )}
        <header className="reading-header stack">
          <h1>{article.title}</h1>
          {article.subtitle && <p className="subtitle">{article.subtitle}</p>}
          <Byline article={article} practice={practice} />
        </header>
        {article.banner && (
          <figure className="reading-banner">
            <PictureElement picture={article.banner} ratio={16 / 9} sizes={bannerSizes} first />
            <PictureNotes picture={article.banner} />
          </figure>
        )}
        {article.contentNote && (
          <aside className="content-note stack" aria-label="Before you read">
            <p>{article.contentNote.text}</p>
            {article.contentNote.gentler && (
              <p>
                Something gentler:{' '}
                <a href={article.contentNote.gentler.href}>{article.contentNote.gentler.label}</a>
              </p>
            )}
          </aside>
        )}
        <ContentsList article={article} />
        <div className="prose stack">
          <BodyText body={body} practice={practice} />
        </div>
        <ArticleEnd article={article} address={address} />
      </article>
      <RelatedArticles articles={article.related} />
      {!hasNextStep && (
        <NextStep callToAction={ending ?? article.callToAction} practice={practice} />
      )}
    </>
  )
}

/** An invitation that ends the text comes after all else on the page. */
function splitEnding(body: Body): { body: Body; ending?: CallToAction } {
  const last = body.at(-1)
  return last?.type === 'callToAction'
    ? { body: body.slice(0, -1), ending: last.callToAction }
    : { body }
}

function ArticleEnd({ article, address }: Omit<ArticleViewProps, 'practice'>) {
  const { references, topics } = article
  return (
    <footer className="reading-end stack">
      {references.length > 0 && (
        <section aria-labelledby="references">
          <h2 id="references">References</h2>
          <ol>
            {references.map((reference) => (
              <li key={reference.key}>
                {reference.href ? <a href={reference.href}>{reference.text}</a> : reference.text}
              </li>
            ))}
          </ol>
        </section>
      )}
      {topics.length > 0 && (
        <p>
          {topics.length === 1 ? 'Topic' : 'Topics'}:{' '}
          {topics.map((topic, place) => (
            <Fragment key={topic.slug}>
              {place > 0 && ', '}
              <a href={routes.topic(topic.slug)}>{topic.title}</a>
            </Fragment>
          ))}
        </p>
      )}
      {address && <ShareArticle title={article.title} address={address} />}
      <p>{educationNotTreatment}</p>
    </footer>
  )
}
