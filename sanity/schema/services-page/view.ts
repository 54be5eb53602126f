import { z } from 'zod'
import { readCounty } from '#lib/county-names.ts'
import type { Area, ServicesPage } from '#lib/views.ts'
import type { ServicesPageWordsQueryResult } from '../../content/types.generated.ts'
import { agreeing, key, list, part, text, words } from '../parse.ts'
import { questionsPart, toQuestions } from '../service/questions-view.ts'
import { simpleTextPart, toSimpleBody } from '../simple-text/view.ts'

export const servicesPageWordsParser = agreeing<ServicesPageWordsQueryResult>()(
  part({
    title: text(),
    introduction: simpleTextPart(),
    forWhom: list(z.string()),
    inPerson: simpleTextPart(),
    online: simpleTextPart(),
    areas: list(z.object({ _key: key(), county: text(), cities: list(z.string()) })),
    fees: simpleTextPart(),
    insurance: simpleTextPart(),
    questions: questionsPart(),
  }),
)

/** @returns a page without words of its own while nobody has written any. */
export function toServicesPage(raw: z.output<typeof servicesPageWordsParser>): ServicesPage {
  return {
    title: words(raw?.title),
    introduction: toSimpleBody(raw?.introduction ?? []),
    forWhom: named(raw?.forWhom),
    inPerson: toSimpleBody(raw?.inPerson ?? []),
    online: toSimpleBody(raw?.online ?? []),
    areas: toAreas(raw?.areas ?? []),
    fees: toSimpleBody(raw?.fees ?? []),
    insurance: toSimpleBody(raw?.insurance ?? []),
    questions: toQuestions(raw?.questions ?? []),
  }
}

type RawAreas = NonNullable<z.output<typeof servicesPageWordsParser>>['areas']

/** Each county once, by its own name where it is known. */
function toAreas(raw: RawAreas): Area[] {
  const towns = new Map<string, string[]>()
  for (const { county, cities } of raw) {
    const written = words(county)
    if (written === undefined) continue
    const name = readCounty(written) ?? written
    towns.set(name, named([...(towns.get(name) ?? []), ...cities]))
  }
  return [...towns].map(([county, cities]) => ({ county, cities }))
}

/** Each once, and none that is empty. */
function named(values: string[] | undefined): string[] {
  return [...new Set((values ?? []).flatMap((value) => words(value) ?? []))]
}
