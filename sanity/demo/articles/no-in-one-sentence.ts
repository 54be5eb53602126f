import {
  bullets,
  heading,
  numbers,
  paragraph,
  quotation,
  steps,
  subheading,
} from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const noInOneSentence: ArticleText = {
  id: 'article-no-in-one-sentence',
  title: 'You’re Allowed to Say No in One Sentence',
  subtitle: 'Boundaries for people who would rather do it themselves than disappoint anybody',
  banner: 'hill-path',
  topics: ['topic-burnout-and-high-standards', 'topic-relationships'],
  publishedAt: '2026-03-24T19:00:00.000Z',
  description:
    'A short, kind guide to saying no without a speech: why it feels so dangerous, sentences you can borrow, and what to do with the guilt that comes after.',
  body: [
    paragraph(
      'Somebody asks whether you could just take over the fundraiser. Your whole body says no. Your mouth says, “Sure, happy to!”, and at eleven that night you are cutting felt letters out of a sheet and disliking everyone.',
    ),
    paragraph(
      'If you are good at things, people ask you to do them. If you are good at things and pleasant about it, they never stop. No one is being cruel. They only see the part of you that always seems to manage.',
    ),
    heading('What a boundary is'),
    paragraph(
      'A boundary tells people what _you_ will do. It is different from a rule about what they must do, and that is why it works even when nobody agrees with it. “Stop calling me at work” is a request. “I don’t pick up at work; I’ll call you after six” is a boundary, because it is yours to keep.',
    ),
    paragraph(
      'It does not need anger. The clearest ones are usually said in the voice you would use to tell someone where the bathroom is.',
    ),
    heading('Why it feels so dangerous'),
    paragraph(
      'Many capable women learned early that being useful was the safest way to be loved. A no then feels like more than a no. It feels like handing in your membership. Your heart pounds, and you hear yourself explaining: the dentist, the in-laws, the thing on Thursday.',
    ),
    paragraph(
      'The explanation is the trap. Every reason that you give is one that somebody can helpfully solve for you.',
    ),
    quotation('You can be a generous person with a limited supply.', 'own-words'),
    heading('Build it in three pieces'),
    steps(
      {
        title: 'Start with something true and warm',
        text: 'Only if it is true. Otherwise skip it.',
        say: 'Thank you for thinking of me.',
      },
      {
        title: 'Say the no',
        text: 'One sentence, with the word in it or close to it. “Maybe” and “let me see” are a yes that arrives later.',
        say: 'I can’t take this on.',
      },
      {
        title: 'Stop',
        text: 'This is the hard part. Let there be a silence, and let it belong to both of you.',
        say: 'I hope it goes beautifully.',
      },
    ),
    heading('Sentences to borrow'),
    ...bullets(
      [
        'At work',
        [
          'I can do this well by Friday, or the other one. Which matters more?',
          'I’m not able to join after five. Please go ahead without me.',
        ],
      ],
      [
        'With family',
        [
          'We’re staying home this year. I know that’s disappointing.',
          'I’m not going to talk about my body. How is the garden?',
        ],
      ],
      [
        'At school',
        [
          'I can bring paper plates. I can’t organize.',
          'Not this time. Ask me again in the spring.',
        ],
      ],
    ),
    subheading('If you tend to say yes before you have thought'),
    paragraph(
      'Give yourself a standing delay. “I’ll look at my week and let you know tomorrow” is honest, polite, and available to everybody. Then follow through, so that people learn that your tomorrow means tomorrow.',
    ),
    heading('What to do with the guilt'),
    paragraph(
      'It will come. Guilt after a boundary is often just the feeling of doing something new, like the ache after using a muscle you forgot you had. You can let it be there without taking back what you said.',
    ),
    ...numbers(
      'Notice it: _there is the guilt_.',
      'Ask what it is guarding. Have I harmed somebody, or have I disappointed somebody? Those are different.',
      'Wait a day before you change your answer.',
      'Look at what the no made room for, and go and use it.',
    ),
    paragraph(
      'And some people will be annoyed. A person who was used to your yes has lost something real, and is allowed to mind. You can be kind about that and still not do the fundraiser.',
    ),
    heading('Start where it is cheap'),
    paragraph(
      'Practice on things that hardly matter. Send back the wrong coffee. Decline the loyalty card. Tell a friend that you would rather have the other restaurant. You are teaching your body that a small no is survivable, so that it believes you when the no is larger.',
    ),
    paragraph(
      'One caution. If you are afraid of what somebody will do when you say no, this is a different situation from the ones above. [Walking on Eggshells at Home](to:article-walking-on-eggshells) was written for you.',
    ),
    paragraph(
      'If the yes comes out of your mouth faster than you can catch it, and you are tired of living inside everybody else’s calendar, that is good material for [therapy](to:service-high-achieving-women). You may cancel at any time. We can even practice on that.',
    ),
  ],
}
