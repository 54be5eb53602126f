import { concat, defer, EMPTY, type Observable, type OperatorFunction, of, switchMap } from 'rxjs'
import { whenItComes } from '../publishing/when-it-comes.ts'
import { type PostVersions, type SortedPosts, sortPosts } from './post-lists.ts'

/** Sorts posts whenever they change, and whenever the moment of one comes. */
export function sortAsTimePasses(): OperatorFunction<PostVersions, SortedPosts> {
  return switchMap(sortNowAndLater)
}

function sortNowAndLater(versions: PostVersions): Observable<SortedPosts> {
  return defer(() => {
    const sorted = sortPosts(versions, Date.now())
    const later =
      sorted.next === undefined
        ? EMPTY
        : whenItComes(Date.parse(sorted.next)).pipe(switchMap(() => sortNowAndLater(versions)))
    return concat(of(sorted), later)
  })
}
