import { Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { useRef, useState } from 'react'
import { useClient } from 'sanity'
import { readableEndings } from '#sanity/import/file-kind.ts'
import { ImportError } from '#sanity/import/import-error.ts'
import { type ImportedFile, importFile } from '#sanity/import/import-file.ts'
import { largestArchive } from '#sanity/import/read-archive.ts'
import { describeFile } from '#sanity/import/report.ts'
import { hasWords, type Post, prepareFields, takenFields } from './fill-draft.ts'

type ImportFormProps = {
  post: Post
  /** Writes the fields into the post. */
  onFill: (fields: { [field: string]: unknown }) => void
  onDone: () => void
}

type Work = 'reading' | 'filling'

const failed = 'That did not work, and the post is as it was. Check the connection, then try again.'

/** Asks for a file, shows what was recognised in it, and fills the post once she agrees. */
export function ImportForm({ post, onFill, onDone }: ImportFormProps) {
  const client = useClient({ apiVersion: '2025-02-19' }).withConfig({ perspective: 'raw' })
  const toast = useToast()
  const [file, setFile] = useState<ImportedFile>()
  const [work, setWork] = useState<Work>()
  const [problem, setProblem] = useState<string>()
  /** Set once the post is filled and some of its pictures did not come along. */
  const [missing, setMissing] = useState<string[]>()

  /** Runs one thing at a time; whatever goes wrong becomes a sentence. */
  const run = async (what: Work, task: () => Promise<void>) => {
    setWork(what)
    setProblem(undefined)
    try {
      await task()
    } catch (error) {
      setProblem(error instanceof ImportError ? error.message : failed)
    } finally {
      setWork(undefined)
    }
  }
  const read = (chosen: File) =>
    run('reading', async () => {
      setFile(undefined)
      setFile(await readChosen(chosen))
    })
  const fill = (imported: ImportedFile) =>
    run('filling', async () => {
      const { fields, missing } = await prepareFields(client, imported, post)
      onFill(fields)
      if (missing.length > 0) return setMissing(missing)
      toast.push({
        status: 'success',
        title: 'The post is filled',
        description: 'Read it through, then publish it when you like it.',
        closable: true,
      })
      onDone()
    })

  if (missing) return <MissingPictures lines={missing} onDone={onDone} />
  return (
    <Stack gap={4} padding={2}>
      <FilePicker isReading={work === 'reading'} onChoose={read} />
      {problem !== undefined && (
        <Card padding={3} radius={2} tone="caution" role="alert">
          <Text size={1}>{problem}</Text>
        </Card>
      )}
      {file && (
        <>
          <ImportReport file={file} post={post} />
          <Flex gap={2} justify="flex-end">
            <Button mode="bleed" text="Leave the post as it is" onClick={onDone} />
            <Button
              tone="primary"
              text={wordsOfFilling(hasWords(post), work === 'filling')}
              disabled={work !== undefined}
              onClick={() => fill(file)}
            />
          </Flex>
        </>
      )}
    </Stack>
  )
}

function wordsOfFilling(isReplacing: boolean, isFilling: boolean): string {
  if (isFilling) return 'Filling…'
  return isReplacing ? 'Replace the text' : 'Fill the post'
}

async function readChosen(chosen: File): Promise<ImportedFile> {
  if (chosen.size > largestArchive) {
    throw new ImportError('The file is larger than 50 MB. Make its pictures smaller and try again.')
  }
  return importFile(new Uint8Array(await chosen.arrayBuffer()), chosen.name)
}

type FilePickerProps = { isReading: boolean; onChoose: (file: File) => void }

function FilePicker({ isReading, onChoose }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <Stack gap={4}>
      <Text muted size={1}>
        A Word document, the zip of Google Docs (File, Download, Web page), Markdown, or plain text.
        Pictures inside come along. Nothing changes until you have seen what was recognized.
      </Text>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to import"
        accept={readableEndings.join(',')}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? []
          // The same file can be chosen again after it was mended.
          currentTarget.value = ''
          if (chosen) onChoose(chosen)
        }}
      />
      <Flex>
        <Button
          mode="ghost"
          text={isReading ? 'Reading…' : 'Choose a file'}
          disabled={isReading}
          onClick={() => input.current?.click()}
        />
      </Flex>
    </Stack>
  )
}

function ImportReport({ file, post }: { file: ImportedFile; post: Post }) {
  const hasBanner = Boolean((post?.banner as { asset?: unknown } | undefined)?.asset)
  const report = describeFile({ ...file, fields: takenFields(file, post) }, hasBanner)
  return (
    <Stack gap={4}>
      <Lines title="Recognized" lines={report.recognised} />
      {report.look.length > 0 && <Lines title="Worth a look" lines={report.look} />}
      {hasWords(post) && (
        <Card padding={3} radius={2} tone="caution">
          <Text size={1}>
            This post has words already. Title and text of the file take their place; the earlier
            ones stay in the history of the post.
          </Text>
        </Card>
      )}
    </Stack>
  )
}

/** Stays until she has read it: nothing else tells which pictures to add. */
function MissingPictures({ lines, onDone }: { lines: string[]; onDone: () => void }) {
  return (
    <Stack gap={4} padding={2}>
      <Card padding={3} radius={2} tone="caution" role="alert">
        <Lines title="The post is filled, but not every picture came along" lines={lines} />
      </Card>
      <Flex justify="flex-end">
        <Button tone="primary" text="Read the post" onClick={onDone} />
      </Flex>
    </Stack>
  )
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {title}
      </Text>
      {lines.map((line) => (
        <Text key={line} size={1}>
          {line}
        </Text>
      ))}
    </Stack>
  )
}
