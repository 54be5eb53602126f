import { readInvitation } from '#lib/invitation.ts'
import type { CallToAction, Practice } from '#lib/views.ts'
import { Text } from './text.tsx'

type NextStepProps = {
  /** Left out, the practice's own invitation stands here. */
  callToAction?: CallToAction | undefined
  practice: Practice
}

/** The one next step: an invitation, where sessions take place, one action. Nothing when there is neither. */
export function NextStep({ callToAction, practice }: NextStepProps) {
  const written = callToAction ?? practice.callToAction
  const { text, locationLine, telehealth, closing, action } = readInvitation(
    written ?? invitation,
    practice,
  )
  if (written === undefined && action === undefined) return null
  return (
    <aside className="next-step" aria-label="Next step">
      <div className="next-step-words stack">
        <Paragraphs texts={text} />
        {locationLine && <p className="next-step-place">{locationLine}</p>}
        {telehealth && <p className="small">{telehealth}</p>}
        <Paragraphs texts={closing} />
      </div>
      {action && (
        <p>
          <a className="action" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
    </aside>
  )
}

function Paragraphs({ texts }: { texts: CallToAction['text'] }) {
  return texts.map((spans) => (
    <p key={spans[0]?.key ?? 'empty'}>
      <Text spans={spans} />
    </p>
  ))
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
