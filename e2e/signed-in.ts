import type { BrowserContext } from '@playwright/test'
import type { Settings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { test as base } from './fixtures.ts'

/**
 * Tests in which she has used the Studio in this browser before. On a first visit it starts twice, once before and once after the
 * sign-in, which doubles what opening it takes: `studio.spec.ts` tests that on its own.
 */
export const test = base.extend({
  context: async ({ context, practice }, use) => {
    await rememberSignIn(context, practice.settings, await signIn(practice.settings))
    await use(context)
  },
})

/** Lets a browser remember what the Studio keeps there of somebody who has signed in. */
export async function rememberSignIn(
  context: BrowserContext,
  { sanity }: Settings,
  token: string,
): Promise<void> {
  await context.addInitScript(
    ({ studio, name, value }) => {
      if (location.pathname.startsWith(studio)) localStorage.setItem(name, value)
    },
    {
      studio: routes.studio(),
      name: `__studio_auth_token_${sanity.projectId}`,
      value: JSON.stringify({ token }),
    },
  )
}

/** Signs in as the Studio itself does where everything is on one machine. @returns the token of a new session. */
async function signIn({ siteUrl }: Settings): Promise<string> {
  const lake = `${siteUrl}/lake/v1/auth`
  const origin = encodeURIComponent(siteUrl + routes.studio())
  const sentBack = await fetch(`${lake}/login/local?origin=${origin}`, { redirect: 'manual' })
  const secret = /#sid=(.+)$/.exec(sentBack.headers.get('location') ?? '')?.[1]
  const answer = await fetch(`${lake}/fetch?sid=${secret}`)
  if (!answer.ok) throw new Error(`Nobody could sign in: ${await answer.text()}`)
  return (await answer.json()).token
}
