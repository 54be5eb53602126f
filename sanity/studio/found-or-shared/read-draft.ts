import type { Picture, Seo } from '#lib/views.ts'
import { fieldsOf, textOf } from '#sanity/rules/fields.ts'
import { words } from '#sanity/schema/parse.ts'
import { picturePart, toPicture } from '#sanity/schema/picture/view.ts'
import { practitionerPart } from '#sanity/schema/practitioner/view.ts'
import { seoPart, toSeo } from '#sanity/schema/seo/view.ts'

/** Reads the fields of a document in the form as the site reads those of a published one. */
export function readDraft(draft: { [field: string]: unknown }) {
  const text = (field: string) => words(textOf(draft[field]))
  const slug = () => words(textOf(fieldsOf(draft.slug).current)) ?? '…'
  return {
    text,
    /** The last part of its address; a mark of omission while it has none. */
    slug,
    seo: (): Seo => toSeo(seoPart().parse(fieldsOf(draft.seo))),
    picture: (field: string): Picture | undefined =>
      toPicture(picturePart().parse(withAsset(draft[field]))),
    person: () =>
      practitionerPart().parse({
        ...draft,
        _id: textOf(draft._id).replace(/^drafts\./, ''),
        slug: slug(),
        photo: withAsset(draft.photo),
      }),
  }
}

/** The form holds the reference, where a page's query follows it. */
function withAsset(value: unknown) {
  const picture = fieldsOf(value)
  return { ...picture, asset: textOf(fieldsOf(picture.asset)._ref) }
}
