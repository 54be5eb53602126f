import path from 'node:path'

/**
 * Lets the processes that tests start keep what Node has compiled, and the types it has stripped: most of a start. An entry counts
 * for one text of one file and one version of Node, so nothing can be old.
 */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= path.resolve(
    import.meta.dirname,
    '../node_modules/.cache/compiled',
  )
}
