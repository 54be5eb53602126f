import type { Body, BodyBlock, Practice } from '#lib/views.ts'
import { NextStep } from './call-to-action.tsx'
import { Callout } from './callout.tsx'
import { CrisisNote } from './crisis-help.tsx'
import { Figure } from './figure.tsx'
import { TextList } from './list.tsx'
import { QuotedText } from './quotation.tsx'
import { Steps } from './steps.tsx'
import { Text } from './text.tsx'

type BodyProps = {
  body: Body
  practice: Practice
  /** True below a heading of the second level, where the body's own headings step down. */
  nested?: boolean
}

/** A body as it was written, block by block. */
export function BodyText({ body, practice, nested = false }: BodyProps) {
  return body.map((block) => (
    <Block key={block.key} block={block} practice={practice} nested={nested} />
  ))
}

function Block({ block, practice, nested }: { block: BodyBlock } & Omit<BodyProps, 'body'>) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Text spans={block.spans} />
        </p>
      )
    case 'heading': {
      const Heading = block.level === 2 && !nested ? 'h2' : 'h3'
      return (
        <Heading id={block.anchor}>
          <Text spans={block.spans} />
        </Heading>
      )
    }
    case 'list':
      return <TextList list={block.list} />
    case 'steps':
      return <Steps steps={block.steps} />
    case 'quotation':
      return <QuotedText quotation={block.quotation} />
    case 'figure':
      return (
        <Figure
          picture={block.picture}
          {...(block.caption !== undefined && { caption: block.caption })}
        />
      )
    case 'callout':
      return <Callout title={block.title} text={block.text} />
    case 'crisisHelp':
      return <CrisisNote introduction={block.introduction} additions={practice.crisisAdditions} />
    case 'callToAction':
      return <NextStep callToAction={block.callToAction} practice={practice} />
  }
}
