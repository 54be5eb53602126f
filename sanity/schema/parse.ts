import { z } from 'zod'
import { isCalendarDay } from '#lib/dates.ts'

/**
 * Parts of parsers for what the lake answers: `null` for whatever is missing, and also for whatever has a shape that
 * the schema doesn't know, so that one odd value in a draft costs that value and not the page.
 */
export const text = () => z.string().nullable().catch(null)
/** A `_key`; empty when the editor of another tool left it out. */
export const key = () => z.string().catch('')
export const number = () => z.number().nullable().catch(null)
export const flag = () => z.boolean().nullable().catch(null)
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).nullable().catch(null)
export const part = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).nullable().catch(null)

/** An array; members that don't parse are left out. */
export function list<Member extends z.ZodType>(member: Member) {
  const parser = z
    .array(z.unknown())
    .nullable()
    .catch(null)
    .transform((members) =>
      (members ?? []).flatMap((value) => {
        const parsed = member.safeParse(value)
        return parsed.success ? [parsed.data] : []
      }),
    )
  // Its true input is looser; this is the promise that the query's result type is held to.
  return parser as unknown as z.ZodType<z.output<Member>[], z.input<Member>[] | null>
}

/** The same of an array that the query itself puts together, so that it is never missing. */
export function madeList<Member extends z.ZodType>(member: Member) {
  return list(member) as unknown as z.ZodType<z.output<Member>[], z.input<Member>[]>
}

type Same<First, Second> = [First] extends [Second]
  ? [Second] extends [First]
    ? true
    : false
  : false

/**
 * Lets the compiler prove that a parser takes exactly what TypeGen says its query gives: a field that is added,
 * renamed or retyped on one side only is a type error at this call.
 */
export function agreeing<Result>() {
  return <Parser extends z.ZodType>(
    parser: Same<z.input<Parser>, Result> extends true ? Parser : never,
  ): Parser => parser
}

/** @returns a text without spaces around it; `undefined` when nothing is left. */
export function words(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed ? trimmed : undefined
}

/** @returns a moment in UTC (ISO 8601); `undefined` when the text is none. */
export function moment(value: string | null | undefined): string | undefined {
  const time = value ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** @returns a day as `YYYY-MM-DD`; `undefined` for anything else. */
export function calendarDay(value: string | null | undefined): string | undefined {
  const day = words(value)
  return day !== undefined && isCalendarDay(day) ? day : undefined
}

/** How to treat a document with holes: a draft shows what is missing, a public page leaves it out. */
export type Reading = { drafts: boolean }

/** Says which public document can't be shown and why; for the operator's log. */
export function reportBroken(type: string, id: string, missing: string): undefined {
  console.warn(
    `The ${type} ${id} is left out because it has no ${missing}. Open it in the Studio, fill that in and publish it.`,
  )
  return undefined
}
