const names = [
  'Alameda',
  'Alpine',
  'Amador',
  'Butte',
  'Calaveras',
  'Colusa',
  'Contra Costa',
  'Del Norte',
  'El Dorado',
  'Fresno',
  'Glenn',
  'Humboldt',
  'Imperial',
  'Inyo',
  'Kern',
  'Kings',
  'Lake',
  'Lassen',
  'Los Angeles',
  'Madera',
  'Marin',
  'Mariposa',
  'Mendocino',
  'Merced',
  'Modoc',
  'Mono',
  'Monterey',
  'Napa',
  'Nevada',
  'Orange',
  'Placer',
  'Plumas',
  'Riverside',
  'Sacramento',
  'San Benito',
  'San Bernardino',
  'San Diego',
  'San Francisco',
  'San Joaquin',
  'San Luis Obispo',
  'San Mateo',
  'Santa Barbara',
  'Santa Clara',
  'Santa Cruz',
  'Shasta',
  'Sierra',
  'Siskiyou',
  'Solano',
  'Sonoma',
  'Stanislaus',
  'Sutter',
  'Tehama',
  'Trinity',
  'Tulare',
  'Tuolumne',
  'Ventura',
  'Yolo',
  'Yuba',
] as const

export type CountyName = `${(typeof names)[number]} County`

/** California's counties (Government Code 23012), from A to Z. */
export const countyNames = names.map((name): CountyName => `${name} County`)

/**
 * The county that somebody means: "orange county", "Orange Co." and "Orange" alike.
 * @returns `undefined` when the text names none of California's.
 */
export function readCounty(text: string): CountyName | undefined {
  const bare = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^county of /i, '')
    .replace(/ (?:county|co\.?)$/i, '')
    .toLowerCase()
  return countyNames.find((name) => name.toLowerCase() === `${bare} county`)
}
