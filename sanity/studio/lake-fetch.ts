type Lake = {
  projectId: string
  /** Base address of the lake as the browser reaches it, such as `http://localhost:3000/lake`. */
  lakeUrl: string
}

/**
 * Maps the address of a request to where the lake really stands.
 *
 * A part of the stock Studio takes `apiHost` from the configuration and still puts the project's name before the host.
 * And its check of the connection looks for slow HTTP, which our one socket for all streams makes harmless: without the
 * tag that it looks for, it finds nothing and stays quiet.
 */
export function mapLakeAddress(address: string, { projectId, lakeUrl }: Lake): string {
  const withProject = lakeUrl.replace('://', `://${projectId}.`)
  const mapped = address.startsWith(`${withProject}/`)
    ? lakeUrl + address.slice(withProject.length)
    : address
  return mapped.startsWith(`${lakeUrl}/`)
    ? mapped.replace(/\?tag=[a-z.]*protocol-check$/, '')
    : mapped
}

/** Makes `fetch` of the Studio's page follow {@link mapLakeAddress}. @returns how to undo it. */
export function routeFetchToLake(lake: Lake): () => void {
  const plainFetch = globalThis.fetch
  const ownFetch: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    const mapped = mapLakeAddress(address, lake)
    if (mapped === address) return plainFetch(input, init)
    return plainFetch(input instanceof Request ? new Request(mapped, input) : mapped, init)
  }
  globalThis.fetch = ownFetch
  return () => {
    if (globalThis.fetch === ownFetch) globalThis.fetch = plainFetch
  }
}
