import {
  bullets,
  callToAction,
  figure,
  heading,
  numbers,
  paragraph,
  quotation,
  subheading,
} from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const goodEnough: ArticleText = {
  id: 'article-good-enough',
  title: 'Good Enough Is Not Giving Up',
  subtitle: 'A few kind experiments for perfectionists who are also somebody’s mother',
  banner: 'canyon-fog',
  topics: ['topic-burnout-and-high-standards', 'topic-motherhood'],
  publishedAt: '2026-05-05T18:15:00.000Z',
  description:
    'High standards got you far, and now they follow you to bath time. What perfectionism protects, and five small experiments in doing a thing well enough.',
  body: [
    paragraph(
      'You re-read the message to the teacher six times. You iced the cupcakes, looked at them, and iced them again. You know that nobody else would have minded. It made no difference, and that is the part that is hard to explain to people who sleep well.',
    ),
    paragraph(
      'High standards are not an illness. They probably gave you a good deal: a career, a tidy mind, a reputation as the one who can be relied on. The question is what they cost now, and who is paying.',
    ),
    heading('The bargain behind it'),
    paragraph(
      'Wanting to do something well feels like reaching. Perfectionism feels like bracing. The difference is in what would happen if you fell short: a shrug and another try, or a verdict about who you are.',
    ),
    paragraph(
      'For many people the bargain is old. Somewhere they learned that mistakes were dangerous, or that love came more easily on the days with good marks. A child who works that out is clever. She has found a way to be safe. Nobody told her afterwards that she could stop.',
    ),
    heading('Why children make it louder'),
    paragraph(
      'Because they can’t be finished. There is no version of raising a person that comes back with full marks. You can pour in all you have and still be told, at bedtime, that you were the worst mom of the whole day.',
    ),
    paragraph(
      'Children don’t grow best under a perfect parent, either. There is an old and sturdy idea in child development, the “good enough” mother: one who meets her baby closely at the start and then, bit by bit, falls short in small ways that the child can bear. In those small gaps a child finds out that she can manage.',
    ),
    quotation(
      'The good in a family is mostly done by things that nobody writes down.',
      'published-work',
      { attribution: 'Author Name, Title of a Book', url: 'https://example.com/title-of-a-book' },
    ),
    paragraph(
      'Most of what you do for your family is of that kind. Nobody will photograph the fourth drink of water. It counts all the same.',
    ),
    heading('Five experiments'),
    paragraph(
      'Treat these as experiments and not as a new standard to meet. You are only collecting information about what happens.',
    ),
    ...numbers(
      [
        'Leave one thing visibly unfinished.',
        ['a towel on the floor when guests come', 'a message with a typing error in it'],
      ],
      'Set the end before you start. Forty minutes for the slides. When the time is over, so are the slides.',
      'Do something at a B-minus on purpose, and tell nobody.',
      'Let another adult do it their way, from beginning to end, while you are out of the house.',
      'Say a mistake out loud at dinner, in the voice you would use for the weather. “I sent the wrong file to everyone today. So that was exciting.”',
    ),
    paragraph(
      'Before each one, write down what you fear will happen. Afterwards, write down what did. After some weeks you will have a small book of evidence, in your own handwriting.',
    ),
    figure('morning-coast', 'No two mornings are the same, and nobody marks them.'),
    subheading('If it makes you anxious'),
    paragraph(
      'Then you are doing it. The feeling usually rises, stays a while, and comes down again on its own if you don’t rush to fix the towel. Choose experiments that make you a bit uneasy, not ones that flatten you.',
    ),
    heading('Talk to yourself like somebody on your side'),
    paragraph(
      'A harsh inner voice claims to keep your standards up. Try, for one week, to give it a colleague: a second voice that wants good things for you too, and is kinder about how to get there.',
    ),
    ...bullets(
      'Instead of “that was sloppy”: _that took an hour, and an hour is what it deserved_.',
      'Instead of “everyone else manages”: _I’m comparing my kitchen with their front door_.',
      'Instead of “I should be over this”: _this is an old habit, and I’m learning a new one_.',
    ),
    quotation('What would be enough here, if I already knew I was loved?'),
    paragraph(
      'You may not believe the second voice at first. It doesn’t need your belief. It needs repetition, like any language.',
    ),
    heading('When standards become a cage'),
    paragraph(
      'If checking and redoing eat up hours, if food or exercise have become part of the scoring, or if falling short brings thoughts of hurting yourself, please tell a doctor or a therapist, and call or text 988 when it can’t wait. You may also recognize yourself in [Doing Everything Well and Running on Empty](to:article-running-on-empty).',
    ),
    callToAction({
      text: [
        'I like working with people who have high standards. We won’t try to take them from you. We would find out which ones are yours, and which ones you have only been carrying.',
      ],
      locationLine:
        'Therapy for high-achieving women and moms in Costa Mesa, CA and online throughout California.',
      closing: ['You can call with a half-finished thought. It will be good enough.'],
      action: { label: 'Call (714) 555-0142', href: 'tel:+17145550142' },
    }),
  ],
}
