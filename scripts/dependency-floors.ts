/** The least version of a package that may be installed anywhere in the tree, and the fault that older ones have. */
export type Floor = { least: string; because: string }

/** Looked up by name in the lockfile, also where a package brings its own copy. */
export const floors: Record<string, Floor> = {
  next: { least: '16.4.5', because: 'drafts leaked into kept pages' },
  react: {
    least: '19.2.5',
    because: 'flight input ran code or stalled (CVE-2025-55182, CVE-2026-23869)',
  },
  'react-dom': { least: '19.2.5', because: 'the same as react' },
  sharp: { least: '0.32.6', because: 'a WebP picture wrote beyond its memory (CVE-2023-4863)' },
  ws: { least: '8.21.0', because: 'a peer could exhaust memory (GHSA-96hv-2xvq-fx4p)' },
  nodemailer: {
    least: '9.1.0',
    because: 'a crafted address list took quadratic time (GHSA-2x7j-588g-ccc2)',
  },
  undici: {
    least: '7.28.0',
    because: 'TLS certificates were not checked through a proxy (GHSA-vmh5-mc38-953g)',
  },
  'form-data': {
    least: '4.0.6',
    because: 'boundaries and heads could be forged (GHSA-hmw2-7cc7-3qxx)',
  },
}

type Lockfile = { packages: Record<string, { version?: string }> }

/** @returns one sentence for each copy of a package below its floor, by the order that `compare` has of versions. */
export function findBelowFloor(
  lockfile: Lockfile,
  compare: (first: string, second: string) => number,
): string[] {
  return Object.entries(lockfile.packages).flatMap(([place, { version = '0.0.0' }]) => {
    const name = place.split('node_modules/').at(-1) ?? ''
    const floor = Object.hasOwn(floors, name) ? floors[name] : undefined
    if (!floor || compare(version, floor.least) >= 0) return []
    return `${place} is ${version}; before ${floor.least}, ${floor.because}. Raise it with npm run by Node 24.`
  })
}
