import { cityLine } from '#lib/contact.ts'
import type { Practice } from '#lib/views.ts'
import { PhoneLink } from './phone-link.tsx'

/** How to reach the practice; the address is left at the locality where the practice wants that. */
export function ContactDetails({ practice }: { practice: Practice }) {
  return (
    <section className="contact" id="contact" aria-labelledby="contact-title">
      <h2 id="contact-title">Contact</h2>
      <ContactWays practice={practice} />
    </section>
  )
}

/** Name, place, phone, mail and booking page, each on its line: the same strings wherever they stand. */
export function ContactWays({ practice }: { practice: Practice }) {
  const { name, phone, email, bookingLink, streetAddress } = practice
  const place = [...streetAddress, cityLine(practice)].filter(Boolean)
  return (
    <address>
      {name && <strong>{name}</strong>}
      {place.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {phone && <PhoneLink phone={phone} />}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {bookingLink && <a href={bookingLink.href}>{bookingLink.label}</a>}
    </address>
  )
}
