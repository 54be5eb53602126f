import {
  type CrisisLine,
  crisisLines,
  educationNotTreatment,
  notMonitored,
  posedByModel,
} from './california.ts'
import { readInvitation } from './invitation.ts'
import { licenceFacts, licensedName } from './licence.ts'
import { escapeMarkup } from './markup.ts'
import { largestRendering } from './picture-sources.ts'
import { absolute } from './routes.ts'
import { groupLinks } from './spans.ts'
import type {
  Article,
  BodyBlock,
  CallToAction,
  List,
  Picture,
  Practice,
  Quotation,
  TextSpan,
} from './views.ts'

/**
 * An article as one piece of plain HTML for feed readers: banner, subtitle, body, references, call to action. There it
 * stands without the page around it, so it says itself who wrote it and with what license (16 CCR 1811).
 */
export function articleHtml(siteUrl: string, practice: Practice, article: Article): string {
  const write = new Writer(siteUrl, practice)
  const written = article.body.some((block) => block.type === 'callToAction')
  return [
    article.banner ? write.figure(article.banner) : '',
    article.subtitle ? `<p><em>${escapeMarkup(article.subtitle)}</em></p>` : '',
    article.contentNote ? write.note(article.contentNote) : '',
    ...article.body.map((block) => write.block(block)),
    write.references(article.references),
    article.callToAction && !written ? write.callToAction(article.callToAction) : '',
    write.licences(article),
    `<p><small>${escapeMarkup(educationNotTreatment)}</small></p>`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

class Writer {
  readonly #siteUrl: string
  readonly #practice: Practice

  constructor(siteUrl: string, practice: Practice) {
    this.#siteUrl = siteUrl
    this.#practice = practice
  }

  block(block: BodyBlock): string {
    switch (block.type) {
      case 'paragraph':
        return `<p>${this.#spans(block.spans)}</p>`
      case 'heading':
        return `<h${block.level}>${this.#spans(block.spans)}</h${block.level}>`
      case 'list':
        return this.#list(block.list)
      case 'steps': {
        const items = block.steps.map(
          (step) =>
            `<li><p><strong>${escapeMarkup(step.title)}</strong></p>${step.text.length > 0 ? `<p>${this.#spans(step.text)}</p>` : ''}${step.quotation ? this.#quotation(step.quotation) : ''}</li>`,
        )
        return `<ol>${items.join('')}</ol>`
      }
      case 'quotation':
        return this.#quotation(block.quotation)
      case 'figure':
        return this.figure(block.picture, block.caption)
      case 'callout':
        return `<blockquote>${block.title ? `<p><strong>${escapeMarkup(block.title)}</strong></p>` : ''}${block.text.map((spans) => `<p>${this.#spans(spans)}</p>`).join('')}</blockquote>`
      case 'crisisHelp':
        return this.#crisisHelp(block.introduction)
      case 'callToAction':
        return this.callToAction(block.callToAction)
    }
  }

  note({ text, gentler }: NonNullable<Article['contentNote']>): string {
    const link = gentler ? this.#link(gentler.href, escapeMarkup(gentler.label)) : ''
    return `<p>${escapeMarkup(text)}</p>${link && `<p>Something gentler: ${link}</p>`}`
  }

  figure(picture: Picture, caption?: string): string {
    const { address, width, height } = largestRendering(picture)
    const source = escapeMarkup(absolute(this.#siteUrl, address))
    const notes = [
      caption,
      picture.credit,
      picture.peopleShown === 'model' ? posedByModel : undefined,
    ].filter((note) => note !== undefined && note !== '')
    const image = `<img src="${source}" width="${width}" height="${height}" alt="${escapeMarkup(picture.alt)}">`
    const note =
      notes.length > 0 ? `<figcaption>${escapeMarkup(notes.join(' · '))}</figcaption>` : ''
    return `<figure>${image}${note}</figure>`
  }

  callToAction(callToAction: CallToAction): string {
    const paragraph = (spans: TextSpan[]) => `<p>${this.#spans(spans)}</p>`
    const shown = readInvitation(callToAction, this.#practice)
    const { text, locationLine, telehealth, closing, action } = shown
    return [
      '<hr>',
      ...text.map(paragraph),
      locationLine ? `<p>${escapeMarkup(locationLine)}</p>` : '',
      telehealth ? `<p><small>${escapeMarkup(telehealth)}</small></p>` : '',
      ...closing.map(paragraph),
      action ? `<p>${this.#link(action.href, escapeMarkup(action.label))}</p>` : '',
    ].join('')
  }

  /** The author's, and the owner's where that is somebody else. */
  licences({ author }: Article): string {
    const { owner } = this.#practice
    const people = author?.id === owner?.id ? [author] : [author, owner]
    const lines = people.flatMap((person) =>
      person ? [`${licensedName(person)} · ${licenceFacts(person)}`] : [],
    )
    return lines.map((line) => `<p><small>${escapeMarkup(line)}</small></p>`).join('')
  }

  references(references: Article['references']): string {
    if (references.length === 0) return ''
    const items = references.map((reference) => {
      const text = escapeMarkup(reference.text)
      return `<li>${reference.href ? this.#link(reference.href, text) : text}</li>`
    })
    return `<h2>References</h2><ol>${items.join('')}</ol>`
  }

  /** The lines that nobody can take off, and what the therapist added. */
  #crisisHelp(introduction: string | undefined): string {
    const lines: Array<Omit<CrisisLine, 'key'>> = [
      ...crisisLines,
      ...this.#practice.crisisAdditions.map(
        ({ name, ...way }): Omit<CrisisLine, 'key'> => ({ name, ways: [way] }),
      ),
    ]
    const items = lines.map(({ name, ways, spanish }) => {
      const links = ways.map(({ label, href }) => this.#link(href, escapeMarkup(label)))
      const more = spanish ? ` <span lang="es">${escapeMarkup(spanish)}</span>` : ''
      return `<li>${escapeMarkup(name)}: ${links.join(' or ')}${more}</li>`
    })
    const words = introduction ? `<p>${escapeMarkup(introduction)}</p>` : ''
    return `${words}<ul>${items.join('')}</ul><p><small>${escapeMarkup(notMonitored)}</small></p>`
  }

  #quotation(quotation: Quotation): string {
    const cite = quotation.attribution ? `<cite>${escapeMarkup(quotation.attribution)}</cite>` : ''
    const source = quotation.href ? this.#link(quotation.href, cite) : cite
    return `<blockquote><p>${this.#spans(quotation.text)}</p>${cite ? `<p>— ${source}</p>` : ''}</blockquote>`
  }

  #list(list: List): string {
    const name = list.kind === 'number' ? 'ol' : 'ul'
    const items = list.items.map(
      (item) =>
        `<li>${this.#spans(item.spans)}${item.children ? this.#list(item.children) : ''}</li>`,
    )
    return `<${name}>${items.join('')}</${name}>`
  }

  #spans(spans: TextSpan[]): string {
    return groupLinks(spans)
      .map((group) => {
        const text = group.spans.map(markedText).join('')
        return group.href === undefined ? text : this.#link(group.href, text)
      })
      .join('')
  }

  #link(href: string, html: string): string {
    return `<a href="${escapeMarkup(absolute(this.#siteUrl, href))}">${html}</a>`
  }
}

function markedText(span: TextSpan): string {
  let html = escapeMarkup(span.text).replaceAll('\n', '<br>')
  if (span.marks.includes('emphasis')) html = `<em>${html}</em>`
  if (span.marks.includes('strong')) html = `<strong>${html}</strong>`
  return html
}
