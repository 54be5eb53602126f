import { LakeError } from '../types.ts'

/** Why one mutation or action cannot be done: `type`, `description` and the facts a client may show. */
export type Problem = { type: string; description: string; [fact: string]: unknown }

/** Thrown inside a transaction, before it is known which mutation or action is to blame. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.description)
    this.status = status
    this.problem = problem
  }
}

/** Turns a refusal into the answer of `/data/mutate` or `/data/actions`. */
export function refusalAnswer(
  kind: 'mutation' | 'action',
  index: number,
  refusal: Refusal,
): LakeError {
  return new LakeError(refusal.status, {
    error: {
      type: `${kind}Error`,
      description: `The ${kind}(s) failed: ${refusal.problem.description}`,
      items: [{ index, error: refusal.problem }],
    },
    statusCode: refusal.status,
  })
}

/** A request that cannot be understood, whatever the lake holds. */
export function validationError(description: string, value?: unknown): LakeError {
  return new LakeError(400, {
    error: { type: 'validationError', description, ...(value === undefined ? {} : { value }) },
    statusCode: 400,
  })
}

export function invalidDocument(description: string, value?: unknown): Refusal {
  return new Refusal(400, {
    type: 'validationError',
    description,
    ...(value === undefined ? {} : { value }),
  })
}

export function documentNotFound(id: string): Refusal {
  return new Refusal(409, {
    type: 'documentNotFoundError',
    description: `The document with the ID "${id}" was not found`,
    id,
  })
}

export function documentExists(id: string): Refusal {
  return new Refusal(409, {
    type: 'documentAlreadyExistsError',
    description: `Document by ID "${id}" already exists`,
    id,
  })
}

export function revisionMismatch(id: string, current: string, expected: string): Refusal {
  return new Refusal(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID ("${current}"), expected "${expected}"`,
    id,
    currentRevisionID: current,
    expectedRevisionID: expected,
  })
}
