import type { Path } from '@sanity/types'
import { type Fields, textOf } from './fields.ts'
import { type Finding, hint } from './finding.ts'

const people =
  /\b(?:wom[ae]n|m[ae]n|mothers?|moms?|fathers?|dads?|parents?|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|teen(?:ager)?s?|girls?|boys?|couples?|famil(?:y|ies)|persons?|people)\b(?!['’]s\s+(?:shoes?|room|toys?|bed|chair|mug|cup)\b)/iu

/** A hint when the words speak of a person and the picture is said to show nobody: a model has to be named (BPC 651). */
export function checkPeopleShown(picture: Fields, path: Path): Finding[] {
  const { alt, asset, peopleShown = 'none' } = picture
  if (asset === undefined || peopleShown !== 'none' || !people.test(textOf(alt))) return []
  return [
    {
      ...hint(
        'Your words speak of a person. If someone posed for this picture, say so here; California asks for a small note, which the site then adds.',
      ),
      path: [...path, 'peopleShown'],
    },
  ]
}
