/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'

type Box = { children?: ReactNode; role?: string }
const Plain = ({ children, role }: Box) => <div role={role}>{children}</div>
type Press = { text: string; disabled?: boolean; onClick: () => void }
const Button = ({ text, disabled, onClick }: Press) => (
  <button type="button" disabled={disabled} onClick={onClick}>
    {text}
  </button>
)
jest.unstable_mockModule('@sanity/ui', () => ({
  Button,
  Card: Plain,
  Flex: Plain,
  Stack: Plain,
  Text: Plain,
}))
const told: string[] = []
jest.unstable_mockModule('@sanity/ui/toast', () => ({
  useToast: () => ({ push: ({ title }: { title: string }) => told.push(title) }),
}))
/** What the lake answers to the upload of a picture. */
let upload = async () => ({ _id: 'image-1' })
const client = { fetch: async () => [], assets: { upload: () => upload() } }
jest.unstable_mockModule('sanity', () => ({
  useClient: () => ({ withConfig: () => client }),
}))
const { ImportError } = await import('#sanity/import/import-error.ts')
/** What reading gives is tried where it stands; here it only succeeds or refuses. */
jest.unstable_mockModule('#sanity/import/import-file.ts', () => ({
  importFile: async (_: Uint8Array, name: string) => {
    if (name === 'broken.docx') throw new ImportError('The file is damaged.')
    return {
      article: {
        _type: 'article',
        title: 'A Softer Evening',
        banner: { _type: 'picture', asset: { _type: 'reference', _ref: 'file:1' } },
        body: [],
      },
      recognised: { title: 'A Softer Evening', parts: [], notes: [{ line: 3, text: 'look here' }] },
      pictures: [
        { reference: 'file:1', bytes: new Uint8Array(1), fileName: 'a', contentType: 'b' },
      ],
      unit: 'Paragraph',
    }
  },
}))
const { ImportForm } = await import('./import-form.tsx')

/** As much of a file as the form reads. */
function fileOf(name: string, size = 10): File {
  return { name, size, arrayBuffer: async () => new ArrayBuffer(size) } as unknown as File
}

function open(post: { [field: string]: unknown } | null) {
  const filled: unknown[] = []
  const onDone = jest.fn()
  render(<ImportForm post={post} onFill={(fields) => filled.push(fields)} onDone={onDone} />)
  const choose = (file: File) =>
    fireEvent.change(screen.getByLabelText('File to import'), { target: { files: [file] } })
  return { filled, onDone, choose }
}

const report = () => screen.findByText('Title: A Softer Evening')

describe('importing a file in the Studio', () => {
  beforeEach(() => {
    told.length = 0
    upload = async () => ({ _id: 'image-1' })
  })

  it('shows what was recognised and fills the post once she agrees', async () => {
    const { filled, onDone, choose } = open(null)
    choose(fileOf('evening.docx'))
    await report()
    expect(screen.getByText('Paragraph 3: look here')).toBeTruthy()
    expect(filled).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Fill the post' }))
    expect(await screen.findByRole('button', { name: 'Filling…' })).toBeTruthy()
    await screen.findByRole('button', { name: 'Fill the post' })
    expect(filled).toMatchObject([
      { title: 'A Softer Evening', banner: { asset: { _ref: 'image-1' } } },
    ])
    expect(told).toEqual(['The post is filled'])
    expect(onDone).toHaveBeenCalledTimes(1)
  })

  it('asks before it takes the place of a text that is there', async () => {
    const { choose } = open({ title: 'Mine' })
    choose(fileOf('evening.docx'))
    await report()
    expect(screen.getByText(/This post has words already/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Replace the text' })).toBeTruthy()
  })

  it('says what is wrong with a file, and takes another', async () => {
    const { filled, choose } = open(null)
    choose(fileOf('broken.docx'))
    expect((await screen.findByRole('alert')).textContent).toMatch(/The file is damaged/)
    expect(screen.queryByRole('button', { name: 'Fill the post' })).toBeNull()
    choose(fileOf('large.docx', 50_000_001))
    expect((await screen.findByText(/larger than 50 MB/)).textContent).toBeTruthy()
    choose(fileOf('evening.docx'))
    await report()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(filled).toEqual([])
  })

  it('fills the post without a picture that is refused, and says which and why', async () => {
    upload = async () => {
      const message = 'This picture is damaged. Save it anew.'
      throw Object.assign(new Error('no'), { statusCode: 400, response: { body: { message } } })
    }
    const { filled, onDone, choose } = open(null)
    choose(fileOf('evening.docx'))
    await report()
    fireEvent.click(screen.getByRole('button', { name: 'Fill the post' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /The picture a, which stood at the top, did not come along. This picture is damaged/,
    )
    expect(filled).toEqual([{ title: 'A Softer Evening', body: [] }])
    expect(onDone).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Read the post' }))
    expect(onDone).toHaveBeenCalledTimes(1)
  })

  it('leaves the post as it was when a picture can’t be uploaded', async () => {
    upload = async () => {
      throw new Error('no')
    }
    const { filled, onDone, choose } = open(null)
    choose(fileOf('evening.docx'))
    await report()
    fireEvent.click(screen.getByRole('button', { name: 'Fill the post' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/the post is as it was/)
    expect(filled).toEqual([])
    expect(onDone).not.toHaveBeenCalled()
  })
})
