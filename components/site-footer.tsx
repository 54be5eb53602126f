import { educationNotTreatment } from '#lib/california.ts'
import { hasContact } from '#lib/contact.ts'
import { routes } from '#lib/routes.ts'
import type { Practice } from '#lib/views.ts'
import { ContactDetails } from './contact-details.tsx'
import { CrisisHelp } from './crisis-help.tsx'
import { LicenceLine } from './licence-line.tsx'
import { Shoreline } from './shoreline.tsx'

/** The foot of every page: help, contact and license at the same place each time. */
export function SiteFooter({ practice }: { practice?: Practice | undefined }) {
  return (
    <footer className="site-footer">
      <Shoreline />
      <div className="ground stack">
        <div className="ground-columns">
          <CrisisHelp additions={practice?.crisisAdditions} />
          {hasContact(practice) && <ContactDetails practice={practice} />}
        </div>
        {practice && <LicenceLine practice={practice} />}
        <p className="small">{educationNotTreatment}</p>
        <p className="ground-links">
          <a href={routes.home()}>Home</a>
          <a href={routes.services()}>Services</a>
          <a href={routes.about()}>About</a>
          <a href={routes.blog()}>Blog</a>
          <a href={routes.contact()}>Contact</a>
          <a href={routes.search()}>Search</a>
          <a href={routes.feed()}>Feed</a>
          <a href={routes.privacy()}>Privacy policy</a>
          <a href={routes.notices()}>Notices to clients</a>
          <a href={routes.goodFaithEstimate()}>Good Faith Estimate</a>
          <a href={routes.accessibility()}>Accessibility</a>
          {practice?.postsHipaaNotice && <a href={routes.hipaa()}>HIPAA notice</a>}
        </p>
      </div>
    </footer>
  )
}
