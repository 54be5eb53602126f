import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '#lib/env.ts'
import type { Health } from '#lib/observability/health.ts'
import { sendPage, sendPageInstead, sendText } from './answer.ts'
import { type AnswerKind, answerHeaders } from './answer-headers.ts'
import type { BuildFiles } from './build-files.ts'
import type { ContactForm } from './contact-form.ts'
import type { KnownAddresses } from './known-addresses.ts'
import type { LakeProxy } from './lake-proxy.ts'
import { readNearMiss } from './near-miss.ts'
import type { OldAddresses } from './old-addresses.ts'
import type { Outcome, Pages } from './pages.ts'
import { dropInternalHeaders, keepAsSet, markScripts } from './pass-through.ts'
import { readTarget, withQuery } from './paths.ts'
import { previewPolicy, studioPolicy } from './policy.ts'
import { makePreviewDoor } from './preview-door.ts'
import type { RationedOutcome } from './rationed.ts'
import type { RequestHandler } from './render.ts'
import { refuseMethod } from './requests.ts'
import { sendFormAnswer, sendHealth, sendOutcome } from './send-outcome.ts'
import { sendSharedPage } from './shared-pages.ts'
import type { Way } from './where-to.ts'
import type { WrongTurns } from './wrong-turns.ts'

/** Everybody that a request may be handed to. */
export type Stations = {
  settings: Pick<Settings, 'sanity' | 'siteUrl'>
  next: RequestHandler
  pages: Pages
  wrongTurns: WrongTurns
  lake: LakeProxy | undefined
  contact: ContactForm | undefined
  known: KnownAddresses | undefined
  old: OldAddresses
  search: (request: IncomingMessage, typed: string) => Promise<RationedOutcome>
  share: (request: IncomingMessage, path: string) => Promise<RationedOutcome>
  health: () => Health
  buildFiles: Pick<BuildFiles, 'read'>
  sendPicture: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>
}

/** @returns what answers a request once it is decided where it goes. */
export function makeHandOver(
  stations: Stations,
): (request: IncomingMessage, response: ServerResponse, way: Way) => Promise<void> | void {
  const { settings, next, pages, wrongTurns, lake, contact, known, old, search, share } = stations
  const openDoor = makePreviewDoor()
  const studioHeaders = studioPolicy(settings)

  const passToNext = (
    request: IncomingMessage,
    response: ServerResponse,
    kind: AnswerKind,
    policy?: (nonce: string) => string,
  ) => {
    // First: a policy's mark goes to Next in a header of the same kind.
    dropInternalHeaders(request)
    for (const [name, value] of answerHeaders[kind]) response.setHeader(name, value)
    if (kind === 'preview' || kind === 'wayOfPreview') keepAsSet(response)
    if (policy) markScripts(request, response, policy)
    return next(request, response)
  }

  const findNearMiss = async (path: string, query: string): Promise<Outcome> => {
    const meant = readNearMiss(path)
    if (meant === undefined || (await known?.leadsNowhere(meant))) return { kind: 'missing' }
    return { kind: 'redirect', status: 308, location: meant + query }
  }

  const findPage = async (path: string, query: string): Promise<Outcome> => {
    if (await known?.leadsNowhere(path)) {
      pages.forget(path)
      const found = await old.answerFor(path, query)
      return found.kind === 'missing' ? findNearMiss(path, query) : found
    }
    const found = await pages.get(path)
    return found.kind === 'redirect'
      ? { ...found, location: withQuery(found.location, query) }
      : found
  }

  /** An address of the website before leads on in one step, however it is spelled. */
  const findSpelling = async (location: string): Promise<string> => {
    const target = readTarget(location)
    if (target.kind !== 'path' || !(await known?.leadsNowhere(target.path))) return location
    const found = await old.answerFor(target.path, target.query)
    return found.kind === 'redirect' ? found.location : location
  }

  return async (request, response, way) => {
    const send = (outcome: RationedOutcome) => sendOutcome(request, response, outcome, wrongTurns)
    switch (way.to) {
      case 'lake':
        return lake?.handle(request, response)
      case 'health':
        return sendHealth(request, response, way.path, stations.health())
      case 'nonsense':
        // Often a link that was mangled on its way to a person, who then stands here.
        return sendPageInstead(request, response, await wrongTurns.find('missing'), 400, {
          'Cache-Control': 'no-store',
        })
      case 'picture':
        return stations.sendPicture(request, response, way.path)
      case 'sent form':
        return (
          contact && sendFormAnswer(request, response, await contact.receive(request), wrongTurns)
        )
      case 'development':
        return next(request, response)
      case 'one spelling':
        return send({ kind: 'redirect', status: 308, location: await findSpelling(way.location) })
      case 'build file': {
        const file = await stations.buildFiles.read(way.path)
        return file ? sendPage(request, response, file) : passToNext(request, response, 'buildFile')
      }
      case 'public file':
        return passToNext(request, response, 'publicFile')
      case 'no file':
        return sendText(request, response, 404, 'There is nothing here.')
      case 'studio':
        response.setHeader('Content-Security-Policy', studioHeaders)
        return passToNext(request, response, 'studio')
      case 'missing':
        return send({ kind: 'missing' })
      case 'way of preview':
        return openDoor(request, response, way.path, () =>
          passToNext(request, response, 'wayOfPreview'),
        )
      case 'shared page': {
        const outcome = await share(request, way.path)
        return outcome.kind === 'page'
          ? sendSharedPage(request, response, outcome.page)
          : send(outcome)
      }
      case 'preview':
        return passToNext(request, response, 'preview', (nonce) => previewPolicy(settings, nonce))
      case 'search':
        return send(await search(request, way.typed))
      case 'form': {
        const page = await pages.get(way.path)
        return send(contact ? await contact.handOut(page) : page)
      }
      case 'page': {
        const location = await old.findByQuery(way.path, way.query)
        if (location !== undefined) return send({ kind: 'redirect', status: 308, location })
        const ready = pages.peek(way.path)
        if (ready) return sendPage(request, response, ready)
        return send(await findPage(way.path, way.query))
      }
      case 'refusal':
        return refuseMethod(request, response)
    }
  }
}
