import type { ArticleCard } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { WrongTurn } from './wrong-turn.tsx'

/** In place of an article that was taken down: kind words, and others like it. */
export function GoneView({ others }: { others: ArticleCard[] }) {
  return (
    <>
      <WrongTurn reason={410} articles={others} />
      {others.length > 0 && (
        <section className="stack" aria-labelledby="others">
          <h2 id="others">You may want to read</h2>
          <Cards articles={others} heading="h3" />
        </section>
      )}
    </>
  )
}
