import { keepReleaseTimes } from './actions/release-clock.ts'
import { moveAssetAddresses } from './assets/asset-addresses.ts'
import { createDataRoutes } from './data-routes.ts'
import { keepHistory } from './history/keep-history.ts'
import { closeQueriesApart } from './query/apart/queries-apart.ts'
import type { DataRoom } from './server.ts'
import type { LakeSettings } from './settings.ts'
import { openStore } from './store/open-store.ts'

/** Opens the documents of the data folder, with the routes that read and write them. */
export function openDataRoom(settings: LakeSettings): DataRoom {
  const store = openStore(settings)
  // A restore puts a release in place before what it holds: it must not be published in between.
  const stopReleases = settings.isForCommand ? () => {} : keepReleaseTimes(store)
  if (!settings.isForCommand) {
    moveAssetAddresses(store).catch((error: unknown) => {
      console.error('The addresses of pictures could not be brought up to date.', error)
    })
  }
  const history = keepHistory(store.compaction, settings.history)
  return {
    lake: store,
    routes: createDataRoutes(store),
    async close() {
      stopReleases()
      history.stop()
      await closeQueriesApart(store)
      store.close()
    },
  }
}
