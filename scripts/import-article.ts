import { readSettings, type Settings } from '#lib/env.ts'
import { absolute, routes } from '#lib/routes.ts'
import { type Banner, errorsOfBanner, noteBanner } from '#sanity/import/banner.ts'
import { largestPicture, readPicture } from '#sanity/import/read-picture.ts'
import { type Outcome, saveArticle } from '#sanity/import/save-article.ts'
import { readGivenFile } from './given-file.ts'
import { importOldSite, type OldSiteOptions } from './import-old-site.ts'
import { withEditor } from './lake-access.ts'
import { inOneLine } from './lake-errors.ts'
import { Refusal, readTyped } from './processes.ts'
import { readPost, reportPost } from './read-post.ts'

const usage =
  'Usage: npm run import -- FILE [--publish] [--banner PICTURE (--alt "What it shows" | --decorative)], or for the export of a website: npm run import -- EXPORT.xml [--pictures FOLDER] [--pictures-from https://old.example] [--dry-run]'

/**
 * Makes an article of a file, as a draft or live; or drafts of all posts in the export of a website. Of an article everything
 * is checked before anything is written.
 * @param parameters as typed after `npm run import --`
 * @param print takes the report as one text
 * @throws {Refusal | SettingError} one line that names the fix; then nothing was changed.
 */
export async function importArticle(
  parameters: string[],
  environment: Record<string, string | undefined>,
  print: (text: string) => void,
): Promise<void> {
  const options = readOptions(parameters)
  if ('pictures' in options) return importOldSite(options, environment, print)
  try {
    print(await run(options, environment))
  } catch (error) {
    throw inOneLine(error)
  }
}

type Options = { file: string; publish: boolean; banner?: string; alt?: string }

function readOptions(parameters: string[]): Options | OldSiteOptions {
  const { values, positionals } = parseOptions(parameters)
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Refusal(usage)
  const { publish = false, decorative = false, banner, alt } = values
  const { pictures = [], 'pictures-from': picturesFrom = [], 'dry-run': isDry = false } = values
  if (/\.xml$/i.test(file)) {
    if (publish || decorative || banner !== undefined || alt !== undefined) throw new Refusal(usage)
    return { file, pictures, picturesFrom, isDry }
  }
  if (pictures.length > 0 || picturesFrom.length > 0 || isDry) throw new Refusal(usage)
  if (banner === undefined && (alt !== undefined || decorative)) {
    throw new Refusal(`--alt and --decorative describe a picture: name it with --banner. ${usage}`)
  }
  if (alt !== undefined && decorative) {
    throw new Refusal(
      'Choose one: --alt says what the picture shows, --decorative that it shows nothing of meaning.',
    )
  }
  if (banner !== undefined && !decorative && !alt?.trim()) {
    throw new Refusal(
      'Say what the banner picture shows: --alt "A lamp by a window". If it only decorates: --decorative',
    )
  }
  return { file, publish, ...(banner !== undefined && { banner }), ...(alt && { alt: alt.trim() }) }
}

const parseOptions = (parameters: string[]) =>
  readTyped(
    {
      args: parameters,
      allowPositionals: true,
      options: {
        publish: { type: 'boolean' },
        banner: { type: 'string' },
        alt: { type: 'string' },
        decorative: { type: 'boolean' },
        pictures: { type: 'string', multiple: true },
        'pictures-from': { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
      },
    },
    usage,
  )

async function run(
  options: Options,
  environment: Record<string, string | undefined>,
): Promise<string> {
  const settings = readSettings(environment)
  const post = await readPost(options.file)
  const { article, pictures, id } = post
  const banner =
    options.banner === undefined ? undefined : await readBanner(options.banner, options)
  // A picture named on the command line takes the place of the one in the file.
  const report = banner
    ? reportPost({ ...post, article: { ...article, banner: undefined } }, true)
    : reportPost(post, article.banner !== undefined)
  if (options.publish) refuseErrors([...report.errors, ...(banner ? errorsOfBanner(banner) : [])])
  const outcome = await withEditor(settings, environment, (client) =>
    saveArticle(client, article, {
      publish: options.publish,
      now: new Date().toISOString(),
      pictures,
      id,
      ...(banner && { banner }),
    }),
  )
  const isNew = outcome.state === 'draft' || outcome.state === 'published'
  return [
    announce(article.title ?? options.file, outcome),
    ...outcome.remarks,
    ...(banner ? noteBanner(banner) : []),
    ...(isNew ? ['', ...report.lines] : []),
    '',
    ...addressesOf(settings, outcome),
  ].join('\n')
}

/** @throws {Refusal} with what would keep the post off the website, as the Studio would. */
function refuseErrors([first, ...others]: string[]): void {
  if (first === undefined) return
  const more = others.length > 0 ? ` (and ${others.length} more: see npm run check-post)` : ''
  throw new Refusal(
    `Not published. ${first}${more} Or import it without --publish and put it right in the Studio.`,
  )
}

function announce(title: string, { state }: Outcome): string {
  switch (state) {
    case 'draft':
      return `“${title}” is a draft now. Nobody else sees it until it is published, which gives it its date.`
    case 'published':
      return `“${title}” is published.`
    case 'draft-published':
      return 'This text was imported before; its draft is published now.'
    case 'known-draft':
      return 'This text was imported before and is a draft: no second article was made.'
    case 'known-live':
      return 'This text was imported before and is live: no second article was made.'
    case 'known-changed':
      return 'This text was imported before; it is live and has changes that are not published. Publish them in the Studio.'
  }
}

function addressesOf({ siteUrl }: Settings, { state, id, slug }: Outcome): string[] {
  const address = slug && absolute(siteUrl, routes.article(slug))
  const isLive = state !== 'draft' && state !== 'known-draft'
  const studio = absolute(siteUrl, `${routes.studio()}/intent/edit/id=${id};type=article`)
  return [
    ...(address ? [`${isLive ? 'Read it' : 'Once published'}: ${address}`] : []),
    `In the Studio: ${studio}`,
  ]
}

async function readBanner(given: string, { alt }: Options): Promise<Banner> {
  const file = await readGivenFile(given, 'the banner picture', {
    limit: largestPicture,
    tooLarge: 'Save a smaller copy.',
  })
  const picture = await readPicture(file.bytes, file.name)
  return alt === undefined ? { ...picture, decorative: true } : { ...picture, alt }
}
