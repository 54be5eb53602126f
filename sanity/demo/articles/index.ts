import { afterYouHaveYelled } from './after-you-have-yelled.ts'
import type { ArticleText } from './article-text.ts'
import { awakeAtThree } from './awake-at-three.ts'
import { goodEnough } from './good-enough.ts'
import { noInOneSentence } from './no-in-one-sentence.ts'
import { runningOnEmpty } from './running-on-empty.ts'
import { theListBetweenYou } from './the-list-between-you.ts'
import { walkingOnEggshells } from './walking-on-eggshells.ts'
import { whenTheBabySleeps } from './when-the-baby-sleeps.ts'

/** The demo's articles, newest first. */
export const articles: ArticleText[] = [
  awakeAtThree,
  afterYouHaveYelled,
  whenTheBabySleeps,
  runningOnEmpty,
  theListBetweenYou,
  goodEnough,
  noInOneSentence,
  walkingOnEggshells,
]
