import { slugify } from '#lib/slug.ts'
import { rankAt } from '../schema/service/rank.ts'
import type { ArticleText } from './articles/article-text.ts'
import { articles } from './articles/index.ts'
import { pages } from './pages.ts'
import { finish, paragraph, picture, weakReference } from './portable-text.ts'
import { author, banners, practitioner, privacy, settings, topics } from './practice.ts'
import { services } from './services.ts'

/** A document as it is created in the lake: published, with a fixed id. */
export type DemoDocument = { _id: string; _type: string; [field: string]: unknown }

/**
 * Every document of the demo practice.
 * @param assetIds the ids of the uploaded pictures (`image-…`), by picture name.
 * @throws {Error} when a picture has no asset id.
 */
export function demoDocuments(assetIds: Record<string, string>): DemoDocument[] {
  const documents: DemoDocument[] = [
    settings,
    practitioner,
    privacy,
    ...pages,
    ...banners,
    ...topics.map(({ id, title, introduction }) => ({
      _id: id,
      _type: 'topic',
      title,
      slug: slugOf(title),
      introduction,
    })),
    ...services.map(({ id, ...service }, index) => ({
      ...service,
      _id: id,
      _type: 'service',
      slug: slugOf(service.title),
      orderRank: rankAt(index),
      ...(service.fee ? { fee: { _type: 'fee', ...service.fee } } : {}),
      questions: service.questions.map(({ question, answer }) => ({
        _type: 'question',
        question,
        answer: answer.map(paragraph),
      })),
    })),
    ...articles.map(articleDocument),
  ]
  return documents.map((document) => finish(document, assetIds))
}

function articleDocument(article: ArticleText): DemoDocument {
  const { id, topics: topicIds, banner, description, contentNote, references, ...rest } = article
  return {
    safetyExit: false,
    ...rest,
    _id: id,
    _type: 'article',
    slug: slugOf(article.title),
    banner: picture(banner),
    topics: topicIds.map(weakReference),
    author,
    seo: { description },
    ...(contentNote
      ? { contentNote: { text: contentNote.text, gentler: weakReference(contentNote.gentler) } }
      : {}),
    ...(references
      ? { references: references.map((source) => ({ _type: 'source', ...source })) }
      : {}),
  }
}

function slugOf(title: string): { _type: 'slug'; current: string } {
  return { _type: 'slug', current: slugify(title) }
}
