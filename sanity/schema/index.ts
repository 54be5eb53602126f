import { accessibilityType } from './accessibility/schema.ts'
import { articleType } from './article/schema.ts'
import { bannerType } from './banner/schema.ts'
import { bodyType } from './body/schema.ts'
import { callToActionType } from './call-to-action/schema.ts'
import { calloutType } from './callout/schema.ts'
import { contactPageType } from './contact-page/schema.ts'
import { crisisHelpType } from './crisis-help/schema.ts'
import { crisisResourcesType } from './crisis-resources/schema.ts'
import { figureType } from './figure/schema.ts'
import { goodFaithEstimateType } from './good-faith-estimate/schema.ts'
import { hipaaNoticeType } from './hipaa-notice/schema.ts'
import { homeType } from './home/schema.ts'
import { actionLinkType } from './link/schema.ts'
import { noticesType } from './notices/schema.ts'
import { oldAddressType } from './old-address/schema.ts'
import { pageType } from './page/schema.ts'
import { pictureType } from './picture/schema.ts'
import { practitionerType } from './practitioner/schema.ts'
import { privacyType } from './privacy/schema.ts'
import { quotationType } from './quotation/schema.ts'
import { retiredAddressType } from './retired-address/schema.ts'
import { serviceType } from './service/schema.ts'
import { servicesPageType } from './services-page/schema.ts'
import { settingsType } from './settings/schema.ts'
import { simpleTextType } from './simple-text/schema.ts'
import { stepsType } from './steps/schema.ts'
import { topicType } from './topic/schema.ts'

/** Everything that can be written in the Studio: documents first, then the parts they are made of. */
export const schemaTypes = [
  articleType,
  serviceType,
  bannerType,
  topicType,
  practitionerType,
  homeType,
  servicesPageType,
  contactPageType,
  pageType,
  noticesType,
  goodFaithEstimateType,
  privacyType,
  accessibilityType,
  hipaaNoticeType,
  crisisResourcesType,
  settingsType,
  oldAddressType,
  retiredAddressType,
  bodyType,
  simpleTextType,
  stepsType,
  quotationType,
  figureType,
  calloutType,
  crisisHelpType,
  callToActionType,
  pictureType,
  actionLinkType,
]
