// Everything that XML 1.0 can't hold, tab and line ends excepted.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes a text safe inside an element or a quoted attribute of HTML or XML. */
export function escapeMarkup(text: string): string {
  return text.replace(unprintable, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
