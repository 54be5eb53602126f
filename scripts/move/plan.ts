import { isDeepStrictEqual } from 'node:util'
import type { Side } from './read-side.ts'
import { contentOf, notesOf, type Stored, withAssets } from './stored.ts'

export type Plan = {
  /** Pictures and files whose bytes the other side lacks. */
  send: Stored[]
  /** Where pictures and files are on the other side, by their ids on this one. */
  places: Map<string, string>
  create: Stored[]
  /** Documents that are there and are not the same. */
  differ: Stored[]
  /** What people wrote about pictures and files, and the other side does not say, or says otherwise, by ids of the other side. */
  notes: Map<string, { missing: object; differing: object }>
  /** Documents that are there already, as they are here. */
  same: number
  /** Documents that are only on the other side, and stay. */
  others: number
}

/** Compares two sides. What a move that was interrupted has done is `same`, and so a second one goes on where it was. */
export function makePlan(from: Side, to: Side): Plan {
  const places = findPlaces(from, to)
  const plan: Plan = {
    send: [...from.assets.values()].filter(({ _id }) => !places.has(_id)),
    places,
    create: [],
    differ: [],
    notes: new Map(),
    same: 0,
    others: [...to.documents.keys()].filter((id) => !from.documents.has(id)).length,
  }
  for (const document of from.documents.values()) {
    const wanted = withAssets(document, places)
    const there = to.documents.get(document._id)
    if (!there) plan.create.push(wanted)
    else if (isDeepStrictEqual(contentOf(there), contentOf(wanted))) plan.same++
    else plan.differ.push(wanted)
  }
  for (const [id, place] of places) {
    const there = to.assets.get(place)
    const asset = from.assets.get(id)
    if (!there || !asset) continue
    const wanted = Object.entries(withAssets(notesOf(asset), places))
    const missing = wanted.filter(([name]) => there[name] === undefined)
    const differing = wanted.filter(
      ([name, value]) => there[name] !== undefined && !isDeepStrictEqual(there[name], value),
    )
    if (missing.length + differing.length === 0) continue
    plan.notes.set(place, {
      missing: Object.fromEntries(missing),
      differing: Object.fromEntries(differing),
    })
  }
  return plan
}

/** How many things are on the other side and not the same, so that only `--replace` may change them. */
export function namesOfDiffering({ differ, notes }: Plan): string[] {
  const ofAssets = [...notes].filter(([, { differing }]) => Object.keys(differing).length > 0)
  return [...differ.map(({ _id }) => _id), ...ofAssets.map(([id]) => id)]
}

/** Whether nothing is left to do. */
export function isDone({ send, create, differ, notes }: Plan): boolean {
  return send.length + create.length + differ.length + notes.size === 0
}

/** A lake that takes the time and place out of a picture keeps it under another id, and says which bytes it was sent. */
function findPlaces(from: Side, to: Side): Map<string, string> {
  const bySent = new Map(
    [...to.assets.values()].map((asset) => [`${asset._type} ${asset.sha1hash}`, asset._id]),
  )
  const places = new Map<string, string>()
  for (const { _id, _type } of from.assets.values()) {
    const place = to.assets.has(_id) ? _id : bySent.get(`${_type} ${hashIn(_id)}`)
    if (place !== undefined) places.set(_id, place)
  }
  return places
}

/** The checksum of a picture's or file's bytes, which its id has in it. */
export function hashIn(id: string): string {
  return id.split('-')[1] ?? ''
}
