import {
  bullets,
  figure,
  heading,
  paragraph,
  quotation,
  steps,
  subheading,
} from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const runningOnEmpty: ArticleText = {
  id: 'article-running-on-empty',
  title: 'Doing Everything Well and Running on Empty',
  subtitle: 'Burnout can look like competence from the outside',
  banner: 'low-tide',
  topics: ['topic-burnout-and-high-standards', 'topic-anxiety-and-sleep'],
  publishedAt: '2026-07-28T17:45:00.000Z',
  description:
    'The deadlines are met, the lunches are packed, and you feel nothing. How burnout hides in capable people, and small ways to put something back.',
  body: [
    paragraph(
      'Nobody is worried about you. That is part of the problem. The reports go out on time, the birthday presents are wrapped, and people keep saying they don’t know how you do it. You don’t know either. Somewhere along the way you stopped being in your life and started operating it.',
    ),
    paragraph(
      'There may have been no collapse. There is just less and less of you at the end of each day, and the feeling that if one more person needs something you will walk into the sea with your shoes on.',
    ),
    heading('How it looks from the inside'),
    paragraph(
      'These are ordinary signs. None of them is proof of anything, and you may know a few:',
    ),
    ...bullets(
      'Small requests feel enormous. A text with a question mark makes your jaw tighten.',
      'You are short with the people you love and charming with the ones you don’t.',
      'Rest does not work. You come back from a weekend as tired as you left.',
      [
        'Your pleasures have gone quiet:',
        [
          'music has turned into noise',
          'friends have turned into appointments',
          'you scroll, because it is the only thing that asks for nothing',
        ],
      ],
      'You think about being slightly ill, just ill enough to be left alone in a clean bed.',
    ),
    quotation('I am not sad, exactly. It is as if somebody turned the color down.'),
    paragraph(
      'Being this tired can also have a cause in the body. Thyroid, iron, sleep apnea, and many other things deserve a look, so please mention it at the doctor’s. Depression can wear the same clothes. You do not have to sort out which is which on your own.',
    ),
    heading('Why capable people notice last'),
    paragraph(
      'Skill hides strain. If you can do something with half of your strength, nobody sees you doing it with the last tenth. Praise makes it harder still: each time you were told how strong you are, it became a little more expensive to say that you are not fine.',
    ),
    paragraph(
      'There is often an old bargain underneath. _If I do everything right, then nothing bad will happen, and nobody will be disappointed in me._ It worked for a while, perhaps for decades. It has no closing time, though.',
    ),
    figure('moonlit-water', 'The sea goes out twice a day and nobody asks it to explain itself.'),
    heading('Putting something back'),
    paragraph(
      'The usual advice is a bath. Baths are lovely, and they don’t reach the place where the water is running out. It helps to work on both sides: what drains you, and what fills you.',
    ),
    steps(
      {
        title: 'Find the leak',
        text: 'For three days, put a mark beside everything that leaves you emptier. Look at the marks rather than at the length of the list. The worst leak is often not the biggest task.',
        say: 'It isn’t the job. It is answering messages about the job from the bathroom floor.',
      },
      {
        title: 'Stop one thing badly',
        text: 'Choose something that you could let slide without harm, and let it slide without arranging a replacement.',
        say: 'We are a family that buys the cupcakes now.',
      },
      {
        title: 'Take rest before you have earned it',
        text: 'Ten minutes, at a fixed time, whatever the state of the kitchen. If you wait until everything is done, you have made rest impossible with very good manners.',
        say: 'It is two o’clock. I sit down at two o’clock.',
      },
      {
        title: 'Do one thing at which you are bad',
        text: 'Clay, swimming, the ukulele. Something with no audience and no way to win.',
      },
    ),
    subheading('And ask a bigger question slowly'),
    paragraph(
      'What would you still do if nobody could see it? What are you doing only because stopping would be noticed? You needn’t act on the answers this year. It is enough to stop pretending that you don’t have them.',
    ),
    quotation('Little by little, one travels far.', 'proverb'),
    heading('Be careful with self-improvement'),
    paragraph(
      'A capable person who hears that she is exhausted will often make a project of it: an app, a chart, a plan for resting more efficiently than anyone has ever rested. If you catch yourself at it, smile. That is the very habit we are talking about, in a soft robe.',
    ),
    paragraph(
      'Try a different tone instead. You might speak to yourself the way you would speak to a colleague you respect who has been covering for three people since spring. You would not tell her to optimize. You would take something off her desk.',
    ),
    heading('When to bring somebody in'),
    paragraph(
      'If weeks go by and nothing is coming back, if you are drinking more to get through evenings, or if you catch yourself thinking that everyone would manage better without you, please talk to somebody. With thoughts like that last one, [call or text 988](https://988lifeline.org/) today.',
    ),
    paragraph(
      'For the long, quiet kind, therapy can be a place where you are not useful to anyone for fifty minutes. That turns out to be harder than it sounds, and more interesting. There is more about it under [therapy for high-achieving women](to:service-high-achieving-women), and a companion piece about [saying no](to:article-no-in-one-sentence) if you would like to begin tonight with one sentence.',
    ),
  ],
}
