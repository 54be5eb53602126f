import { hasContact } from '#lib/contact.ts'
import type { LegalText, Practice } from '#lib/views.ts'
import { ContactWays } from './contact-details.tsx'
import { LegalView } from './legal-view.tsx'

type AccessibilityViewProps = { text: LegalText | undefined; practice: Practice }

/** The statement, and who to tell of a barrier. */
export function AccessibilityView({ text, practice }: AccessibilityViewProps) {
  return (
    <LegalView text={text} title="Accessibility" practice={practice}>
      {hasContact(practice) && (
        <section className="contact stack">
          <h2>If something stands in your way</h2>
          <p>Tell us what you could not read, reach or use. You will get it in another way.</p>
          <ContactWays practice={practice} />
        </section>
      )}
    </LegalView>
  )
}
