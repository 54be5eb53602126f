import { Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type FormEvent, useState } from 'react'
import { type SanityDocument, useClient } from 'sanity'
import { routes } from '#lib/routes.ts'
import { slugify } from '#lib/slug.ts'
import { changeAddress, explainOwner, findOwner } from '../../schema/article/addresses.ts'

type ChangeAddressProps = {
  draft: SanityDocument | null
  published: SanityDocument
  /** True while something that she typed is still on its way to the lake. */
  isSaving: boolean
  onDone: () => void
}

/** Asks for the new address, says what will happen to the old one, and does both at once. */
export function ChangeAddressForm({ draft, published, isSaving, onDone }: ChangeAddressProps) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const toast = useToast()
  const present = (published.slug as { current?: string } | undefined)?.current ?? ''
  const [written, setWritten] = useState(present)
  const [problem, setProblem] = useState<string>()
  const [isChanging, setChanging] = useState(false)
  const slug = slugify(written)

  const change = async () => {
    const owner = await findOwner(client, slug, published._id)
    if (owner) return setProblem(explainOwner(owner))
    await changeAddress(client, slug, { published, draft })
    toast.push({
      status: 'success',
      title: 'The post has a new address',
      description: `Old links to ${routes.article(present)} lead to ${routes.article(slug)} from now on.`,
      duration: 15_000,
      closable: true,
    })
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (slug === '') return setProblem('Write a few words for the address.')
    if (slug === present)
      return setProblem('This is the address it has now. Change it, or close this window.')
    setChanging(true)
    setProblem(undefined)
    change()
      .catch(() =>
        setProblem(
          'That did not work, and nothing has changed. Someone may have edited the post just now: wait a moment and try again.',
        ),
      )
      .finally(() => setChanging(false))
  }

  return (
    <form onSubmit={submit}>
      <Stack gap={4} padding={2}>
        <Text muted size={1}>
          People who saved or shared the old address still arrive here: it leads to the new one for
          good.
        </Text>
        <Stack gap={3}>
          <Text as="label" htmlFor="new-address" size={1} weight="medium">
            New address
          </Text>
          <TextInput
            id="new-address"
            prefix={<Text muted>{routes.article('')}</Text>}
            value={written}
            onChange={(event) => {
              setWritten(event.currentTarget.value)
              setProblem(undefined)
            }}
            aria-describedby="new-address-outcome"
          />
          <Text id="new-address-outcome" muted size={1}>
            {slug === '' ? 'Letters, numbers and hyphens.' : `It becomes ${routes.article(slug)}`}
          </Text>
        </Stack>
        {problem !== undefined && (
          <Card padding={3} radius={2} tone="caution" role="alert">
            <Text size={1}>{problem}</Text>
          </Card>
        )}
        <Flex gap={2} justify="flex-end">
          <Button mode="bleed" text="Keep the present address" onClick={onDone} />
          <Button
            type="submit"
            tone="primary"
            text={isChanging ? 'Changing…' : 'Change address'}
            disabled={isChanging || isSaving}
          />
        </Flex>
      </Stack>
    </form>
  )
}
