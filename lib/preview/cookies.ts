/**
 * The one value of a cookie in a request's header.
 * @returns `undefined` when it isn't there, and when it is there twice, since different readers would take different ones.
 */
export function onlyCookie(header: string | undefined, name: string): string | undefined {
  if (!header?.includes(name)) return undefined
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}
