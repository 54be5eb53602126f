import { Button, Card, Flex, Select, Stack, Text, TextInput } from '@sanity/ui'
import { useCallback, useEffect, useState } from 'react'
import { useClient, useCurrentUser } from 'sanity'
import { formatMomentBriefly } from '#lib/dates.ts'
import { shareDays } from '#lib/preview/share-token.ts'
import {
  addressOfSharedLink,
  listSharedLinks,
  makeSharedLink,
  revokeSharedLink,
  type SharedLink,
} from './shared-links.ts'

type ShareDialogProps = { document: string; type: string }
type Days = (typeof shareDays)[number]

/** Links of one document: a new one, and those that work, each with a way to copy it and to take it back. */
export function ShareDialog({ document, type }: ShareDialogProps) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const userId = useCurrentUser()?.id
  const [links, setLinks] = useState<SharedLink[]>([])
  const [days, setDays] = useState<Days>(shareDays[0])
  const [shown, setShown] = useState<{ link: string; address: string; isCopied: boolean }>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const refresh = useCallback(
    () => listSharedLinks(client, { document, type }).then(setLinks),
    [client, document, type],
  )
  const attempt = (work: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(undefined)
    work()
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false))
  }
  useEffect(() => {
    refresh().catch(() =>
      setProblem('The links can’t be listed just now. Close this and try again.'),
    )
  }, [refresh])

  const show = async (link: string) => {
    const address = await addressOfSharedLink(client, { link, userId })
    // Without the right to the clipboard she copies it from the field.
    const isCopied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    )
    setShown({ link, address, isCopied })
  }
  const make = async () => {
    const link = await makeSharedLink(client, { document, type, days })
    await refresh()
    await show(link)
  }
  const revoke = async (link: string) => {
    await revokeSharedLink(client, link)
    if (shown?.link === link) setShown(undefined)
    await refresh()
  }

  return (
    <Stack gap={4}>
      <Text size={1}>
        Whoever has the link can read this one page as it stands, draft included, without signing
        in. They can’t change anything or see any other draft.
      </Text>
      <Flex gap={2} align="center">
        <Select
          aria-label="How long the link works"
          fontSize={1}
          value={String(days)}
          onChange={({ currentTarget }) => {
            setDays(shareDays.find((one) => String(one) === currentTarget.value) ?? shareDays[0])
          }}
        >
          {shareDays.map((one) => (
            <option key={one} value={one}>
              {one === 1 ? 'For one day' : `For ${one} days`}
            </option>
          ))}
        </Select>
        <Button
          text="Make and copy a link"
          tone="primary"
          disabled={isBusy}
          onClick={() => attempt(make)}
        />
      </Flex>
      {problem !== undefined && (
        <Card padding={3} radius={2} tone="critical" role="alert">
          <Text size={1}>{problem}</Text>
        </Card>
      )}
      {shown && (
        <Stack gap={2} aria-live="polite">
          <Text size={1}>
            {shown.isCopied ? 'Copied. Paste it where you like:' : 'Copy it from here:'}
          </Text>
          <TextInput
            aria-label="The link"
            fontSize={1}
            readOnly
            value={shown.address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </Stack>
      )}
      {links.length > 0 && (
        <Stack gap={3}>
          <Text size={1} weight="semibold">
            Links that work now
          </Text>
          {links.map(({ link, until }) => (
            <Flex key={link} gap={2} align="center" justify="space-between" wrap="wrap">
              <Text size={1}>Until {formatMomentBriefly(until)}, California time</Text>
              <Flex gap={2}>
                <Button
                  text="Copy"
                  mode="ghost"
                  disabled={isBusy}
                  onClick={() => attempt(() => show(link))}
                />
                <Button
                  text="Take it back"
                  mode="ghost"
                  tone="critical"
                  disabled={isBusy}
                  onClick={() => attempt(() => revoke(link))}
                />
              </Flex>
            </Flex>
          ))}
        </Stack>
      )}
    </Stack>
  )
}
