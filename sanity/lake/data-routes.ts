import { createActionRoutes } from './actions/routes.ts'
import { createHistoryRoutes } from './history/routes.ts'
import { createListenRoutes } from './listen/routes.ts'
import { createMutateRoutes } from './mutate/routes.ts'
import { createQueryRoutes } from './query/routes.ts'
import type { Store } from './store/open-store.ts'
import type { Route } from './types.ts'

/** Everything under `/data`: query, documents, mutations, actions, streams, history, export. */
export function createDataRoutes(store: Store): Route[] {
  return [
    ...createQueryRoutes(store),
    ...createMutateRoutes(store),
    ...createActionRoutes(store),
    ...createListenRoutes(store),
    ...createHistoryRoutes(store),
  ]
}
