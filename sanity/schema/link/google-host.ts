/** Whether a host is Google's search, in any country, and not one whose name merely begins like it. */
export function isGoogle(hostname: string): boolean {
  return /^(?:www\.)?google\.(?:com|cat|[a-z]{2}|com?\.[a-z]{2})$/.test(hostname)
}
