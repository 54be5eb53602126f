import { telehealthRule } from '#lib/california.ts'
import { nextStep } from '#lib/contact.ts'
import type { CallToAction, Practice } from '#lib/views.ts'
import { Text } from './text.tsx'

type NextStepProps = {
  /** Left out, the practice's own invitation stands here. */
  callToAction?: CallToAction | undefined
  practice: Practice
}

/** The one next step: an invitation, where sessions take place, one action. */
export function NextStep({ callToAction, practice }: NextStepProps) {
  const chosen = callToAction ?? practice.callToAction ?? invitation
  const location = chosen.locationLine ?? practice.locationLine
  const action = nextStep(practice, chosen)
  return (
    <aside className="next-step" aria-label="Next step">
      {chosen.text.map((spans) => (
        <p key={spans[0]?.key ?? 'empty'}>
          <Text spans={spans} />
        </p>
      ))}
      {location && <p className="next-step-place">{location}</p>}
      {chosen.closing.map((spans) => (
        <p key={spans[0]?.key ?? 'empty'}>
          <Text spans={spans} />
        </p>
      ))}
      {action && (
        <p>
          <a className="action" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
      <p className="small">{practice.telehealthStatement || telehealthRule}</p>
    </aside>
  )
}

const invitation: CallToAction = {
  text: [
    [
      {
        key: 'invitation',
        text: 'If you would like somebody to talk to, a first conversation is a good place to begin.',
        marks: [],
      },
    ],
  ],
  closing: [],
}
