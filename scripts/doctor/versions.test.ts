import { checkVersions } from './versions.ts'

const all = { node: '24.1.0', ownNode: '24.1.0', npm: '11.1.0', git: 'git version 2.39.5' }

it('is content with the project’s Node, npm and git', () => {
  expect(checkVersions(all)).toEqual([
    { level: 'good', says: "Node is the project's own, 24.1.0." },
    { level: 'good', says: 'npm is 11.1.0.' },
    { level: 'good', says: 'git is 2.39.5.' },
  ])
})

it('names each program that is missing or another one', () => {
  const found = checkVersions({ ...all, node: '20.2.0', npm: undefined, git: undefined })
  expect(found.map(({ level }) => level)).toEqual(['stop', 'stop', 'look'])
  expect(found).toMatchObject([
    { says: 'Node is 20.2.0, and the project brings 24.1.0.' },
    { fix: expect.stringContaining('apt-get install npm') },
    { fix: expect.stringContaining('apt-get install git') },
  ])
})
