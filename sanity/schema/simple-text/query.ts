/** A paragraph with its marks. */
export const simpleBlockFields = `
  _key,
  _type,
  children[]{_key, _type, text, marks},
  markDefs[]{_key, _type, href}`
