import type { ReactNode } from 'react'
import { phoneAddress } from '#lib/phone.ts'

/** A number that a tap dials; as plain text where nothing can be dialled for sure. */
export function PhoneLink({ phone, children = phone }: { phone: string; children?: ReactNode }) {
  const address = phoneAddress(phone)
  return address ? <a href={address}>{children}</a> : <span>{children}</span>
}
