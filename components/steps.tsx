import type { Step } from '#lib/views.ts'
import { QuotedText } from './quotation.tsx'
import { Text } from './text.tsx'

/** Steps in their order, each with the words that go with it: one list, so that the numbers never restart. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.key}>
          <p className="step-title">{step.title}</p>
          {step.text.length > 0 && (
            <p>
              <Text spans={step.text} />
            </p>
          )}
          {step.quotation && <QuotedText quotation={step.quotation} />}
        </li>
      ))}
    </ol>
  )
}
