type Frame = {
  id?: string
  status?: number
  headers?: Record<string, string>
  chunk?: string
  end?: boolean
}

type OpenStream = {
  /** The answer has begun. */
  begin(status: number, headers: Record<string, string>): void
  chunk(text: string): void
  end(): void
  fail(error: Error): void
}

const streamPath = /\/data\/(listen|live\/events)\//
/** The lake shows a sign of life every fifteen seconds; a line silent for longer is dead, whatever the browser thinks. */
const longestSilence = 45_000
/** A socket without streams waits this long for the next one. */
const idleTime = 5_000

/**
 * A `fetch` for the Studio that runs all event streams of a tab over one socket. Browsers allow six connections to a host; the
 * Studio opens more streams than that, and saving would wait for ever. Everything else is plain `fetch`.
 * When the socket closes, all its streams fail, and the client opens each anew.
 * @param lakeUrl base address of the lake, such as `http://localhost:3000/lake`.
 */
export function createStreamFetch(lakeUrl: string): typeof fetch {
  const base = lakeUrl.replace(/\/+$/, '')
  const line = createLine(`${base.replace(/^http/, 'ws')}/v1/streams`)
  return (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    if (!address.startsWith(`${base}/`) || !streamPath.test(address)) return fetch(input, init)
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}))
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    return openStream(line, address.slice(base.length), headers, signal ?? undefined)
  }
}

type Line = {
  /** @returns a way to hang up. */
  open(path: string, headers: Record<string, string>, stream: OpenStream): () => void
}

function openStream(
  line: Line,
  path: string,
  headers: Headers,
  signal: AbortSignal | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    let body: ReadableStreamDefaultController<Uint8Array> | undefined
    const encoder = new TextEncoder()
    const settle = () => signal?.removeEventListener('abort', abort)
    const hangUp = line.open(path, Object.fromEntries(headers), {
      begin(status, answerHeaders) {
        const stream = new ReadableStream<Uint8Array>({
          start: (controller) => {
            body = controller
          },
          cancel: () => {
            settle()
            hangUp()
          },
        })
        resolve(new Response(stream, { status, headers: answerHeaders }))
      },
      chunk: (text) => body?.enqueue(encoder.encode(text)),
      end: () => {
        settle()
        if (body) body.close()
        else reject(new TypeError('The lake ended the stream before it began'))
      },
      fail: (error) => {
        settle()
        reject(error)
        body?.error(error)
      },
    })
    function abort() {
      settle()
      hangUp()
      reject(signal?.reason)
      body?.error(signal?.reason)
    }
    signal?.addEventListener('abort', abort)
  })
}

function createLine(address: string): Line {
  let socket: WebSocket | undefined
  let streams = new Map<string, OpenStream>()
  /** What is to be said once the socket is open. */
  let unsent: string[] = []
  let count = 0
  let heard = 0
  let watch: ReturnType<typeof setInterval> | undefined
  let idle: ReturnType<typeof setTimeout> | undefined

  /** Leaves a socket behind: its streams fail, so that the client opens them anew on the next one. */
  const drop = (dropped: WebSocket) => {
    if (dropped !== socket) return
    socket = undefined
    clearInterval(watch)
    clearTimeout(idle)
    const failed = streams
    streams = new Map()
    unsent = []
    dropped.close()
    for (const stream of failed.values()) stream.fail(new TypeError('The line to the lake broke'))
  }
  const connect = (): WebSocket => {
    const opened = new WebSocket(address)
    heard = Date.now()
    opened.onopen = () => {
      for (const text of unsent.splice(0)) opened.send(text)
    }
    opened.onclose = () => drop(opened)
    opened.onerror = () => drop(opened)
    opened.onmessage = ({ data }) => {
      heard = Date.now()
      if (opened === socket) receive(JSON.parse(String(data)) as Frame)
    }
    watch = setInterval(() => {
      if (Date.now() - heard > longestSilence) drop(opened)
    }, longestSilence / 3)
    return opened
  }
  const receive = ({ id = '', status, headers, chunk, end }: Frame) => {
    const stream = streams.get(id)
    if (!stream) return
    if (status !== undefined) stream.begin(status, headers ?? {})
    if (chunk !== undefined) stream.chunk(chunk)
    if (end) {
      streams.delete(id)
      stream.end()
      waitForNext()
    }
  }
  const waitForNext = () => {
    clearTimeout(idle)
    if (streams.size > 0) return
    idle = setTimeout(() => {
      if (socket && streams.size === 0) drop(socket)
    }, idleTime)
  }
  const send = (target: WebSocket, message: object) => {
    const text = JSON.stringify(message)
    if (target.readyState === WebSocket.OPEN) target.send(text)
    else unsent.push(text)
  }

  return {
    open(path, headers, stream) {
      clearTimeout(idle)
      socket ??= connect()
      const current = socket
      count += 1
      const id = String(count)
      streams.set(id, stream)
      send(current, { open: id, path, headers })
      return () => {
        if (current !== socket || !streams.delete(id)) return
        send(current, { close: id })
        waitForNext()
      }
    },
  }
}
