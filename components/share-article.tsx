import { cleanWords } from '#lib/preview/clean-words.ts'

/** Ways to pass an article on that tell nobody: the reader's own mail program, and the plain address. */
export function ShareArticle({ title, address }: { title: string; address: string }) {
  const letter = `subject=${encodeURIComponent(cleanWords(title))}&body=${encodeURIComponent(address)}`
  return (
    <p className="share">
      <span>
        <a href={`mailto:?${letter}`}>Send this by e-mail</a>, or copy its address:{' '}
      </span>
      <a href={address}>{address}</a>
    </p>
  )
}
