import { type Finding, good, look, stop } from './finding.ts'

export type Versions = {
  /** Of the Node that runs this, such as `24.21.0`. */
  node: string
  /** Of the Node that the project brings. */
  ownNode: string
  /** What `npm --version` and `git --version` print; `undefined` when there is no such program. */
  npm: string | undefined
  git: string | undefined
}

/** The programs that the site needs, and the one that keeps it up to date. */
export function checkVersions({ node, ownNode, npm, git }: Versions): Finding[] {
  return [
    node === ownNode
      ? good(`Node is the project's own, ${node}.`)
      : stop(
          `Node is ${node}, and the project brings ${ownNode}.`,
          'Start by npm start or npm run …, or by node_modules/.bin/node in a service.',
        ),
    npm === undefined
      ? stop('There is no npm.', 'Install it, on Debian by: apt-get install npm')
      : good(`npm is ${npm}.`),
    git === undefined
      ? look(
          'There is no git, so the site can’t be updated.',
          'Install it, on Debian by: apt-get install git',
        )
      : good(`git is ${git.replace(/^git version /, '')}.`),
  ]
}
