import type { Practice, Practitioner } from './views.ts'

/** A name with its license title, which is never said twice: "Your Name, LMFT". */
function withAbbreviation(name: string, abbreviation: string): string {
  const words = name.split(/[\s,]+/)
  return abbreviation === '' || words.includes(abbreviation) ? name : `${name}, ${abbreviation}`
}

/** The name as readers know it, such as "Your Name, LMFT". */
export function displayName(
  practitioner: Pick<Practitioner, 'displayName' | 'licenceAbbreviation'>,
): string {
  return withAbbreviation(practitioner.displayName, practitioner.licenceAbbreviation)
}

/** The name as the board knows it (16 CCR 1811), such as "Your Name, LMFT". */
export function licensedName(practitioner: Practitioner): string {
  return withAbbreviation(practitioner.nameOnLicence, practitioner.licenceAbbreviation)
}

/**
 * Title and number (16 CCR 1811), such as "Licensed Marriage and Family Therapist, license number 12345"; for an associate
 * also who supervises.
 */
export function licenceFacts(practitioner: Practitioner): string {
  const kind = practitioner.isAssociate ? 'registration' : 'license'
  const facts = `${practitioner.licenceTitle}, ${kind} number ${practitioner.licenceNumber}`
  const supervision = supervisionOf(practitioner)
  return supervision === undefined ? facts : `${facts}, ${supervision}`
}

/**
 * The same below a name as readers know it, behind the name as filed where that is another one (16 CCR 1811): "Your Filed
 * Name, LMFT · Licensed Marriage and Family Therapist, license number 12345".
 */
export function licenceBelowName(practitioner: Practitioner): string {
  const name = licensedName(practitioner)
  const facts = licenceFacts(practitioner)
  return name === displayName(practitioner) ? facts : `${name} · ${facts}`
}

/** Who supervises an associate, as every advertisement must say; `undefined` for everybody else. */
export function supervisionOf({
  isAssociate,
  supervisor,
}: Pick<Practitioner, 'isAssociate' | 'supervisor'>): string | undefined {
  return isAssociate && supervisor
    ? `supervised by ${supervisor.name}, ${supervisor.licence}`
    : undefined
}

/** Names the owner behind a fictitious practice name (BPC 17900 and the board's advertising rule). */
export function ownerLine(practice: Practice): string | undefined {
  if (!practice.isFictitiousName || practice.owner === undefined) return undefined
  return `${practice.name} is a fictitious business name owned by ${licensedName(practice.owner)}.`
}
