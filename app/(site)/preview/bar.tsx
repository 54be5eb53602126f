import { PreviewBar } from '#components/preview-bar.tsx'
import { toCaliforniaClock } from '#lib/california-clock.ts'
import { farthest, rightNow } from '#lib/preview/as-of.ts'
import { whoReads } from '#sanity/content/who-reads.ts'

/** The bar over every page, for staff alone. Its style sheet comes along, and with nobody else's page. */
export async function Bar() {
  const as = await whoReads()
  if (as.kind !== 'staff') return null
  const now = Date.now()
  const clock = {
    from: toCaliforniaClock(new Date(now)),
    until: toCaliforniaClock(new Date(now + farthest)),
    chosen:
      as.asOf === undefined || as.asOf === rightNow
        ? undefined
        : toCaliforniaClock(new Date(as.asOf)),
  }
  return (
    <>
      <link rel="stylesheet" href="/preview.css" precedence="preview" />
      <PreviewBar asOf={as.asOf} clock={clock} />
    </>
  )
}
