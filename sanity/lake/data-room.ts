import { keepReleaseTimes } from './actions/release-clock.ts'
import { createDataRoutes } from './data-routes.ts'
import { closeQueriesApart } from './query/apart/queries-apart.ts'
import type { DataRoom } from './server.ts'
import type { LakeSettings } from './settings.ts'
import { openStore } from './store/open-store.ts'

/** Opens the documents of the data folder, with the routes that read and write them. */
export function openDataRoom(settings: LakeSettings): DataRoom {
  const store = openStore(settings)
  const stopReleases = keepReleaseTimes(store)
  return {
    lake: store,
    routes: createDataRoutes(store),
    async close() {
      stopReleases()
      await closeQueriesApart(store)
      store.close()
    },
  }
}
