/** A point in picture units; y grows downwards. */
export type Point = [x: number, y: number]

/** A colour stop: place along the gradient (0 to 1), colour, opacity (1 when left out). */
export type Stop = [place: number, colour: string, opacity?: number]

/** An SVG being drawn. Shapes lie over one another in the order in which they were added. */
export type Drawing = {
  readonly width: number
  readonly height: number
  add(markup: string): void
  /** A top-to-bottom (or slanted) gradient in picture units. @returns a paint for `fill` or `stroke`. */
  linear(from: Point, to: Point, stops: Stop[]): string
  /** A round gradient; `squash` below 1 makes it a lying ellipse. @returns a paint. */
  radial(centre: Point, radius: number, stops: Stop[], squash?: number): string
  /** @returns a filter attribute's value that softens a shape; `reach` in picture units. */
  blur(reach: number): string
  /** @returns a clip-path attribute's value that shows only what lies inside the shapes. */
  clip(markup: string): string
  toSvg(): string
}

/** Starts an empty drawing of a size in pixels. */
export function createDrawing(width: number, height: number): Drawing {
  const definitions: string[] = []
  const shapes: string[] = []
  const define = (write: (id: string) => string) => {
    const id = `d${definitions.length}`
    definitions.push(write(id))
    return `url(#${id})`
  }
  return {
    width,
    height,
    add: (markup) => void shapes.push(markup),
    linear: (from, to, stops) =>
      define(
        (id) =>
          `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}">${writeStops(stops)}</linearGradient>`,
      ),
    radial: ([x, y], radius, stops, squash = 1) =>
      define(
        (id) =>
          `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="${round(radius)}" gradientTransform="translate(${round(x)} ${round(y)}) scale(1 ${squash})">${writeStops(stops)}</radialGradient>`,
      ),
    blur: (reach) =>
      define(
        (id) =>
          `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${reach}"/></filter>`,
      ),
    clip: (markup) => define((id) => `<clipPath id="${id}">${markup}</clipPath>`),
    toSvg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${definitions.join('')}</defs>${shapes.join('')}</svg>`,
  }
}

/** A number as it is written into markup: one decimal is finer than the eye. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Fills the whole picture with a paint. */
export function wash(drawing: Drawing, paint: string, opacity = 1): void {
  drawing.add(
    `<rect width="${drawing.width}" height="${drawing.height}" fill="${paint}" opacity="${opacity}"/>`,
  )
}

/** A round light that fades to nothing; it brightens what lies below, as lamps do, and never greys it. */
export function glow(
  drawing: Drawing,
  centre: Point,
  radius: number,
  colour: string,
  opacity: number,
  squash = 1,
): void {
  drawing.add(
    `<g style="mix-blend-mode:screen">${softDisc(drawing, centre, radius, colour, opacity, squash)}</g>`,
  )
}

/** Markup of a disc (or lying ellipse) without an edge: mist, shade, the soft part of a light. */
export function softDisc(
  drawing: Drawing,
  centre: Point,
  radius: number,
  colour: string,
  opacity: number,
  squash = 1,
): string {
  const paint = drawing.radial(
    centre,
    radius,
    [
      [0, colour, opacity],
      [0.2, colour, opacity * 0.66],
      [0.45, colour, opacity * 0.28],
      [0.72, colour, opacity * 0.08],
      [1, colour, 0],
    ],
    squash,
  )
  const [x, y] = centre
  return `<rect x="${round(x - radius)}" y="${round(y - radius * squash)}" width="${round(radius * 2)}" height="${round(radius * 2 * squash)}" fill="${paint}"/>`
}

/** Path data through points, as straight pieces; `closed` joins the last to the first. */
export function polyline(points: Point[], closed = false): string {
  const pieces = points.map(([x, y], index) => `${index ? 'L' : 'M'}${round(x)} ${round(y)}`)
  return pieces.join('') + (closed ? 'Z' : '')
}

/** Path data of a smooth closed curve through the middles of the points' sides. */
export function smoothLoop(points: Point[]): string {
  const count = points.length
  const at = (index: number): Point => points[((index % count) + count) % count] ?? [0, 0]
  const middle = (index: number): Point => {
    const [ax, ay] = at(index)
    const [bx, by] = at(index + 1)
    return [(ax + bx) / 2, (ay + by) / 2]
  }
  const [startX, startY] = middle(-1)
  const curves = points.map(([x, y], index) => {
    const [toX, toY] = middle(index)
    return `Q${round(x)} ${round(y)} ${round(toX)} ${round(toY)}`
  })
  return `M${round(startX)} ${round(startY)}${curves.join('')}Z`
}

function writeStops(stops: Stop[]): string {
  return stops
    .map(
      ([place, colour, opacity = 1]) =>
        `<stop offset="${place}" stop-color="${colour}" stop-opacity="${Math.round(opacity * 1000) / 1000}"/>`,
    )
    .join('')
}
