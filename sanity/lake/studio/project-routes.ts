import type { Identities } from '../auth/identities.ts'
import { type Handler, LakeError, type LakeRequest, type Role, type Route } from '../types.ts'
import { describeRole, describeRoles, listDocumentGrants, listProjectGrants } from './roles.ts'

export type ProjectOptions = { identities: Identities; projectId: string; dataset: string }

/** The one project and its one dataset, as the Studio and the client ask for them. */
export function createProjectRoutes({ identities, projectId, dataset }: ProjectOptions): Route[] {
  const ofProject = (path: string, answer: (request: LakeRequest) => object): Route => ({
    method: 'GET',
    pattern: `/projects/:project${path}`,
    access: 'viewer',
    handler: requireOurs(projectId, dataset, (request) => ({ status: 200, body: answer(request) })),
  })
  const datasets = [{ name: dataset, aclMode: 'private', tags: [] }]
  const describeProject = ({ identity, url }: LakeRequest) => ({
    id: projectId,
    displayName: projectId,
    studioHost: null,
    organizationId: null,
    organization: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    metadata: {},
    features: [],
    ...(url.searchParams.get('includeMembers') !== 'false' && {
      members: identities.list().map(({ id, role, kind }) => ({
        id,
        role,
        roles: [describeRole(role)],
        isCurrentUser: id === identity?.id,
        isRobot: kind === 'robot',
      })),
    }),
  })
  return [
    {
      method: 'GET',
      pattern: '/projects',
      access: 'viewer',
      handler: (request) => ({ status: 200, body: [describeProject(request)] }),
    },
    // The dataset commands of the `sanity` command line name the project in the host, and ask for these.
    {
      method: 'GET',
      pattern: '/datasets',
      access: 'viewer',
      handler: () => ({ status: 200, body: datasets }),
    },
    {
      method: 'GET',
      pattern: '/aliases',
      access: 'viewer',
      handler: () => ({ status: 200, body: [] }),
    },
    ofProject('', describeProject),
    ofProject('/datasets', ({ url }) =>
      // An add-on dataset for comments does not exist here; the dataset itself would be taken for it.
      url.searchParams.has('datasetProfile') ? [] : datasets,
    ),
    ofProject('/datasets/:dataset', () => datasets[0] ?? {}),
    ofProject('/datasets/:dataset/acl', ({ identity }) => listDocumentGrants(roleOf(identity))),
    ofProject('/datasets/:dataset/settings/indexing', () => ({})),
    ofProject('/grants', ({ identity }) => listProjectGrants(roleOf(identity))),
    ofProject('/roles', describeRoles),
    ofProject('/user-applications', () => []),
    ofProject('/new-content-release-allowed', () => ({
      data: {
        datasetReleaseLimit: Number.MAX_SAFE_INTEGER,
        orgActiveReleaseLimit: null,
        orgActiveReleaseCount: 0,
        orgMeteredActiveReleaseCount: 0,
      },
    })),
  ]
}

function roleOf(identity: LakeRequest['identity']): Role {
  return identity?.role ?? 'viewer'
}

function requireOurs(projectId: string, dataset: string, handler: Handler): Handler {
  return (request) => {
    const { params } = request
    if (params.project !== projectId) throw notHere('Project not found')
    if (params.dataset !== undefined && params.dataset !== dataset) {
      throw notHere(`Dataset "${params.dataset}" not found`)
    }
    return handler(request)
  }
}

function notHere(message: string): LakeError {
  return new LakeError(404, { statusCode: 404, error: 'Not Found', message })
}
