/** What the therapist added to the lines that stand on every page. Part of what every page reads. */
export const crisisAdditions = `*[_type == "crisisResources" && _id == "crisisResources"][0].lines[]{
  _key,
  name,
  label,
  href
}`
