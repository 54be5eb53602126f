import { readSettings } from '#lib/env.ts'
import { absolute, routes } from '#lib/routes.ts'
import { type LeftOut, listPosts, type OldPost } from '#sanity/import/old-site/list-posts.ts'
import { type Export, largestExport, readExport } from '#sanity/import/old-site/read-export.ts'
import { bringPosts, type Counts } from './bring-posts.ts'
import { readGivenFile } from './given-file.ts'
import { withEditor } from './lake-access.ts'
import { inOneLine } from './lake-errors.ts'
import { openOldPictures } from './old-pictures.ts'
import { Refusal } from './processes.ts'

export type OldSiteOptions = {
  file: string
  /** Folders and zips in which pictures lie. */
  pictures: string[]
  /** Addresses at which pictures may be fetched. */
  picturesFrom: string[]
  isDry: boolean
}

/** So many are named; more say no more. */
const mostNamed = 20

/**
 * Makes drafts of the posts in an export of WordPress or Squarespace. Stopped at any moment, it goes on where it was when
 * it is run again.
 * @param print takes the report piece by piece
 * @throws {Refusal | SettingError} one line that names the fix.
 */
export async function importOldSite(
  options: OldSiteOptions,
  environment: Record<string, string | undefined>,
  print: (text: string) => void,
): Promise<void> {
  const settings = readSettings(environment)
  const { isDry } = options
  const hosts = new Set(options.picturesFrom.map(readHost))
  const { bytes, name } = await readGivenFile(options.file, 'the export', {
    limit: largestExport,
    tooLarge: 'Export the posts alone, or year by year.',
  })
  try {
    const site = readExport(bytes)
    const { posts, leftOut } = listPosts(site)
    if (posts.length === 0) {
      throw new Refusal('There are no posts in this export. Export all content, and try again.')
    }
    // A dry run asks nobody for anything.
    const pictures = await openOldPictures(options.pictures, isDry ? new Set() : hosts, site.url)
    const hasPictures = options.pictures.length > 0 || hosts.size > 0
    const work = {
      site,
      posts,
      fileName: name,
      isDry,
      ...(hasPictures && { pictures: pictures.find }),
    }
    print(introduce(site, posts, isDry))
    const counts = await withEditor(settings, environment, (client) =>
      bringPosts(client, work, print),
    )
    print(
      [
        '',
        conclude(counts, isDry),
        ...describePictures(pictures.problems, counts.missing, hasPictures),
        ...describeLeftOut(leftOut),
        '',
        `In the Studio: ${absolute(settings.siteUrl, `${routes.studio()}/structure/drafts`)}`,
      ].join('\n'),
    )
  } catch (error) {
    throw inOneLine(error)
  }
}

/** @throws {Refusal} for anything but the address of a website. */
function readHost(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.pathname !== '/') {
    throw new Refusal(
      `${given} is no address to fetch pictures from. Write it like https://www.example.com`,
    )
  }
  return url.host
}

function introduce({ program, title, url }: Export, posts: OldPost[], isDry: boolean): string {
  const from = program === 'wordpress' ? 'WordPress' : 'Squarespace'
  return [
    `${count(posts.length, 'post')} of “${title}”${url ? `, ${url}` : ''} (${from})`,
    ...(isDry ? ['This is a dry run: nothing is changed, and no picture is fetched.'] : []),
    '',
  ].join('\n')
}

function conclude({ made, completed, there, failed }: Counts, isDry: boolean): string {
  const drafts = count(made, 'draft')
  const parts: Array<[number, string]> = [
    [
      made,
      isDry
        ? `${drafts} would be made`
        : `${drafts} made, which nobody else sees until you publish`,
    ],
    [completed, `${completed} ${isDry ? 'would get' : 'got'} pictures that were missing before`],
    [there, `${there} there already`],
    [failed, `${failed} left out`],
  ]
  return `${parts.flatMap(([number, text]) => (number > 0 ? [text] : [])).join('; ')}.`
}

function describePictures(
  problems: ReadonlySet<string>,
  missing: number,
  hasPictures: boolean,
): string[] {
  const hint = hasPictures
    ? ''
    : ' No export holds them: run this again and name their folder with --pictures FOLDER, or where they still are with --pictures-from https://old.example'
  const more = problems.size - mostNamed
  return [
    ...(missing > 0 ? [`${count(missing, 'picture')} did not come along.${hint}`] : []),
    ...[...problems].slice(0, mostNamed).map((problem) => `  ${problem}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

function describeLeftOut({ pages, trash, comments }: LeftOut): string[] {
  const were = (number: number, noun: string) =>
    `${count(number, noun)} ${number === 1 ? 'was' : 'were'} left out`
  return [
    ...(pages.length > 0
      ? [
          `${were(pages.length, 'page')}, since you set up your pages anew. Say where their addresses should lead (npm run redirects):`,
          ...pages.map((page) => `  ${page}`),
        ]
      : []),
    ...(trash > 0 ? [`${were(trash, 'post')} that had been thrown away.`] : []),
    ...(comments > 0 ? [`${were(comments, 'comment')}: this website shows none.`] : []),
  ]
}

const count = (number: number, noun: string) =>
  `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
