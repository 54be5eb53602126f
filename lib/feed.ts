import { articleHtml } from './feed-body.ts'
import { escapeMarkup } from './markup.ts'
import { absolute, routes } from './routes.ts'
import type { Article, Practice } from './views.ts'

/**
 * The practice's blog as RSS 2.0 with whole texts. An entry's GUID is made from the article's id, so that it survives a
 * new web address.
 * @param siteUrl public origin; every address in the feed is absolute.
 * @param articles newest first.
 */
export function renderFeed(siteUrl: string, practice: Practice, articles: Article[]): string {
  const newest = articles[0]
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', practice.name || 'Blog'),
    element('link', absolute(siteUrl, routes.blog())),
    `<atom:link href="${escapeMarkup(absolute(siteUrl, routes.feed()))}" rel="self" type="application/rss+xml"/>`,
    element(
      'description',
      practice.description ?? practice.tagline ?? `Articles by ${practice.name}`,
    ),
    element('language', 'en-US'),
    newest ? element('lastBuildDate', rfc822(lastChange(articles))) : '',
    ...articles.map((article) => entry(siteUrl, practice, article)),
    '</channel>',
    '</rss>',
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

function entry(siteUrl: string, practice: Practice, article: Article): string {
  const address = absolute(siteUrl, routes.article(article.slug))
  const summary = article.seo.description ?? article.subtitle
  return [
    '<item>',
    element('title', article.title),
    element('link', address),
    `<guid isPermaLink="false">${escapeMarkup(`urn:nightlight:article:${article.id}`)}</guid>`,
    element('pubDate', rfc822(article.publishedAt)),
    ...article.topics.map((topic) => element('category', topic.title)),
    summary ? element('description', summary) : '',
    `<content:encoded>${characterData(articleHtml(siteUrl, practice, article))}</content:encoded>`,
    '</item>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

const element = (name: string, text: string) => `<${name}>${escapeMarkup(text)}</${name}>`

// Every ">" of an author's text is escaped in this HTML, so nothing in it can end the section.
const characterData = (html: string) => `<![CDATA[${html}]]>`

/** "Sat, 09 May 2026 06:00:00 GMT": RFC 822 with the four-digit year of RFC 1123. */
const rfc822 = (iso: string) => new Date(iso).toUTCString()

function lastChange(articles: Article[]): string {
  const moments = articles.map((article) => Date.parse(article.updatedAt ?? article.publishedAt))
  return new Date(Math.max(...moments)).toISOString()
}
