import { serializeGraph } from '#lib/structured-data.ts'

/** Facts about the page for machines; nothing in it can end the script element. */
export function StructuredData({ graph }: { graph: object }) {
  return <script type="application/ld+json">{serializeGraph(graph)}</script>
}
