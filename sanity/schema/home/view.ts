import { z } from 'zod'
import type { Home } from '#lib/views.ts'
import type { HomePageQueryResult } from '../../content/types.generated.ts'
import { rawCard, toArticleCard } from '../article/view.ts'
import { agreeing, flag, list, part, type Reading, text, words } from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'

export const homePageParser = agreeing<HomePageQueryResult>()(
  z.object({
    home: part({
      greeting: text(),
      introduction: text(),
      picture: picturePart(),
      services: list(z.string()),
      articles: list(rawCard.extend({ isLive: flag() })),
    }),
    nextLive: text(),
  }),
)

/** @returns a choice of nothing while nobody has made one. What is not live, or gone, is passed over. */
export function toHome({ home }: z.output<typeof homePageParser>, reading: Reading): Home {
  return {
    greeting: words(home?.greeting),
    introduction: words(home?.introduction),
    picture: toPicture(home?.picture ?? null),
    services: [...new Set(home?.services ?? [])],
    articles: (home?.articles ?? []).flatMap((card) =>
      card.isLive === true ? (toArticleCard(card, reading) ?? []) : [],
    ),
  }
}
