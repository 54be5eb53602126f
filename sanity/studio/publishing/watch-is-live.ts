import { concat, defer, map, type Observable, of } from 'rxjs'
import { type Dated, readPostState } from './post-state.ts'
import { whenItComes } from './when-it-comes.ts'

/**
 * Whether visitors see a document, now and when its moment comes.
 * @param published its published version, where there is one.
 */
export function watchIsLive(published: Dated): Observable<boolean> {
  return defer(() => {
    const state = readPostState(null, published, Date.now())
    if (state.name !== 'waiting') return of(state.name === 'live')
    return concat(of(false), whenItComes(Date.parse(state.goesLiveAt)).pipe(map(() => true)))
  })
}
