import { isRecording } from '#lib/reading/record.ts'
import { listOldAddresses } from '#sanity/content/index.ts'

export const dynamic = 'force-dynamic'

/** For the reading server, which leads visitors on by it; for everyone else there is nothing here. */
export async function GET(): Promise<Response> {
  if (!isRecording()) return new Response(null, { status: 404 })
  return Response.json(await listOldAddresses())
}
