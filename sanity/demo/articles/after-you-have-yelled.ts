import {
  bullets,
  callToAction,
  heading,
  paragraph,
  quotation,
  steps,
  subheading,
} from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const afterYouHaveYelled: ArticleText = {
  id: 'article-after-you-have-yelled',
  title: 'After You’ve Yelled: Finding Your Way Back',
  subtitle: 'An apology to a child can be short, honest, and late, and still do its work',
  banner: 'kitchen-lamp',
  topics: ['topic-motherhood', 'topic-relationships'],
  publishedAt: '2026-09-22T17:15:00.000Z',
  description:
    'You lost your temper and now the house is quiet. How to repair with a child after yelling: what to say, what to leave out, and how to be kind to yourself.',
  body: [
    paragraph(
      'It was the shoes. Or the milk, or the fourth “in a minute”. Your voice came out bigger than you meant, a small face changed, and now everyone is asleep except you. You are standing in the kitchen going over it again.',
    ),
    paragraph(
      'This is for that kitchen. It will not tell you that yelling is fine, because you do not believe that and would stop reading. It is about what comes next, which matters more than most parents think.',
    ),
    heading('Repair is part of the relationship'),
    paragraph(
      'Every close relationship has moments of missing each other: between parents and children, between friends, between people who have been married for forty years. What children learn from is the whole pattern. Somebody gets it wrong, somebody comes back, and it is all right again between us.',
    ),
    paragraph(
      'A child who sees that happen learns that anger can pass. She learns that a person who loves you can be wrong and say so. It is hard to teach those things in a house where nobody ever slips.',
    ),
    quotation(
      'The apology is not there to erase what happened. It is there so that your child does not have to make sense of it alone.',
      'own-words',
    ),
    heading('First, bring yourself down'),
    paragraph(
      'Repair goes badly when you are still shaking. Before you go to your child, do one thing for your own body: cold water on your wrists, both feet flat on the floor, three slow breaths out. If you are alone with the children, it is fine to say “I am going to stand in the hall until I am calm” and then do it, as long as everybody is safe.',
    ),
    heading('Four small parts of an apology'),
    steps(
      {
        title: 'Say what you did',
        text: 'Plainly, with no “but” after it. Children know what happened. They need to hear that you know too.',
        say: 'I yelled at you about the shoes. That was loud, and I think it was scary.',
      },
      {
        title: 'Take the blame off their shoulders',
        text: 'Young children tend to believe that they caused it. You can be firm about the shoes on another day.',
        say: 'You were being slow, and that is okay to talk about. The yelling was mine.',
      },
      {
        title: 'Listen, even if it stings',
        text: 'Leave a gap. You may get a shrug, a story about a dinosaur, or “you were mean”. All three are answers.',
        say: 'Do you want to tell me how it was for you? I will just listen.',
      },
      {
        title: 'Say what you will try',
        text: 'Promise something small enough to keep. Nobody can promise never to be angry again.',
        say: 'Next time I feel it coming, I am going to stop and take a big breath first.',
      },
    ),
    paragraph(
      'The whole thing may take less than a minute. Then go and do something ordinary together.',
    ),
    heading('What to leave out'),
    ...bullets(
      '**The long explanation.** How tired you are is true, and it is a matter for another adult.',
      '**The request for comfort.** “Do you still love Mommy?” gives a child a job that is too big.',
      '**The present.** A treat bought out of guilt makes the moment stranger.',
      '**The lesson.** What they did before you yelled can wait until tomorrow.',
    ),
    subheading('Is it too late?'),
    paragraph(
      'Usually not. “I have been thinking about Tuesday” is a good way to start, with a four-year-old or a fourteen-year-old. Teenagers may roll their eyes while they listen. Say it anyway, and keep it short.',
    ),
    heading('Now the other person in the kitchen'),
    paragraph(
      'You may find that you can forgive your child anything, and yourself nothing. Notice how you are speaking to yourself about tonight. If a friend told you the same story, you would probably ask whether she had eaten, and when she last had an hour without being needed.',
    ),
    paragraph(
      'Kindness towards yourself does not let you off. Shame makes people hide, and it is hard to change anything while hiding. You can hold both: _I did something I don’t want to do again_, and _I am a person who was at the end of her strength_.',
    ),
    quotation(
      'Tomorrow has not heard about tonight. You can still say how the story goes on.',
      'own-words',
    ),
    heading('If it keeps happening'),
    paragraph(
      'Look at the hour before rather than the minute. Many blow-ups are made of hunger, hurry, noise, and a parent who has not sat down since six. Sometimes the thing that helps is moving bath time, or [saying no to something else](to:article-no-in-one-sentence).',
    ),
    paragraph(
      'If you are afraid of your own anger, if you have hurt your child or think that you might, please reach out now. Call or text 988 at any hour, and 911 if somebody is in danger. Asking for help is an act of protection.',
    ),
    callToAction({
      text: [
        'If evenings like this have become the usual kind, you are welcome to bring them here. We would look at what happens before the yelling, what it costs you, and what you would like your children to remember instead.',
      ],
      locationLine:
        'Therapy for high-achieving women and moms in Costa Mesa, CA and online throughout California.',
      closing: [
        'A first conversation is short, and you do not need to have the right words for it.',
      ],
      action: { label: 'Write to me', href: 'mailto:hello@example.com' },
    }),
  ],
}
