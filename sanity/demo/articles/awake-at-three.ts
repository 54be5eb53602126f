import {
  bullets,
  callout,
  crisisHelp,
  figure,
  heading,
  numbers,
  paragraph,
  quotation,
  steps,
  subheading,
} from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const awakeAtThree: ArticleText = {
  id: 'article-awake-at-three',
  title: 'Awake at Three in the Morning',
  subtitle: 'What to do when your mind starts its shift just as the house goes quiet',
  banner: 'sleeping-street',
  topics: ['topic-anxiety-and-sleep', 'topic-motherhood'],
  publishedAt: '2026-10-20T16:30:00.000Z',
  description:
    'Why worries grow in the small hours, and a gentle plan for the next twenty minutes, from paper and a dim lamp to a kinder way of talking to yourself.',
  body: [
    paragraph(
      'The permission slip. The e-mail you sent at 4:58. The cough on the other side of the wall. The thing your sister said in March. At three in the morning they all arrive together, and every one of them seems to need an answer right now.',
    ),
    paragraph(
      'If that is where you are as you read this, turn your screen down a little and let your shoulders drop. Nothing on the list will be solved in the next ten minutes, and nothing on it has to be.',
    ),
    heading('Why everything weighs more at night'),
    paragraph(
      'Worry is a kind of planning that has lost its brakes. During the day there is always something to slow it down: a meeting, a snack to cut up, somebody who needs their shoes. At night the interruptions stop, and a tired mind is left alone with its own noise.',
    ),
    paragraph(
      'You are also missing the things that make problems the right size in daylight. You cannot call the school. You cannot see your friend’s face. You cannot check. So the mind does what minds do with gaps, and fills them with the worst version.',
    ),
    quotation('The night makes everything large. Morning gives it back its size.', 'own-words'),
    paragraph(
      'You know what a night’s sleep does for a frayed day. The trouble is that sleep is shy. The harder you chase it, the further it moves off.',
    ),
    heading('Stop trying to win'),
    paragraph(
      'The most useful change I know is to give up the fight with being awake. That sounds like losing. In practice it takes away the second layer: the clock, the sums (“if I fall asleep _now_ I still get three hours”), the anger at yourself for not managing something that toddlers can do.',
    ),
    paragraph(
      'You can be awake and resting. You can be awake and warm. A body lying down in the dark is already getting some of what it needs.',
    ),
    heading('A plan for the next twenty minutes'),
    steps(
      {
        title: 'Say what is happening',
        text: 'Out loud if nobody is beside you, or in your head. Naming it puts a little space between you and it.',
        say: 'I am awake and worrying. It is night, and night makes worries big.',
      },
      {
        title: 'Put the list somewhere that is not your head',
        text: 'Keep paper and a pencil by the bed. A few words for each item are plenty. You are not solving it, only parking it where you can find it.',
        say: 'It is written down. It will keep until breakfast.',
      },
      {
        title: 'Give your body one slow thing to do',
        text: 'Breathe out for longer than you breathe in. Or press your heels into the mattress, hold, and let go. Dull is good.',
        say: 'Nothing to fix. Just this breath out.',
      },
      {
        title: 'If you are wide awake, get up for a while',
        text: 'Go somewhere dim. Fold something, or read a book you have read before. Go back when your eyes get heavy, rather than when the clock says you should.',
        say: 'I am not failing at sleep. I am waiting for it in a chair.',
      },
    ),
    callout(
      'For tonight',
      'You do not need all four. Pick the one that asks the least of you, and let that be the plan.',
    ),
    figure(
      'notebook-and-tea',
      'A pencil never lights up, never buzzes, and never shows you the news.',
    ),
    heading('What to change by day'),
    paragraph(
      'Nights are made during the day, and none of this has to be done well to be worth doing.',
    ),
    subheading('Give worry an appointment'),
    paragraph(
      'Choose fifteen minutes in the late afternoon. Sit down with your list and let yourself worry on purpose. When the same thought turns up at night, you can answer it honestly: we have a time for that, and it is not now.',
    ),
    subheading('Let the last hour be boring'),
    ...bullets(
      [
        'Dim the house before you dim yourself:',
        ['one lamp instead of the ceiling light', 'the phone in a drawer or in another room'],
      ],
      'Keep the same few small things in the same order. Routines are not only for babies.',
      'Be careful with the glass of wine and the late coffee, and notice what they do to your own nights.',
    ),
    subheading('Get up at about the same time'),
    paragraph(
      'A steady morning does more for most people than an early night. After a bad one it is tempting to sleep in or go to bed at eight. If you can, let the next night do its own work.',
    ),
    heading('When it is more than a bad week'),
    paragraph('Please tell a doctor or a therapist about it when any of these fit:'),
    ...numbers(
      'You have slept badly for several weeks and your days are suffering.',
      'You snore loudly, gasp, or wake with your heart racing.',
      'Worry follows you through the whole day, and you have stopped doing things because of it.',
      'You have a baby and cannot sleep even when somebody else has the baby. There is [a separate note about that](to:article-when-the-baby-sleeps).',
    ),
    paragraph(
      'And if the thoughts at night are about not wanting to be here, you do not have to wait for the morning. You can also visit the [988 Lifeline](https://988lifeline.org/).',
    ),
    crisisHelp('Somebody is awake right now.'),
    heading('If somebody lies beside you'),
    paragraph(
      'Being awake next to a person who sleeps is its own kind of lonely. You may be lying very still so that you don’t wake them, and holding that against them a little. Both are common.',
    ),
    paragraph(
      'Talk about it at breakfast, when it is not three o’clock. Say what would help, and make it small enough to do half asleep.',
    ),
    ...bullets(
      '**A hand.** “If I touch your shoulder, put your hand on my back. You don’t have to say anything.”',
      '**A swap.** “On Tuesdays and Fridays, you get up with the kids, so that a bad night costs me less.”',
      '**A rule.** “No money talk and no school talk once the light is out.”',
    ),
    paragraph(
      'And if you are the one who sleeps: please don’t offer solutions at three. “That sounds hard, I am here” is enough. Then go back to sleep without guilt. One rested grown-up is worth a lot in the morning.',
    ),
    heading('The morning after'),
    paragraph(
      'A short night makes everything louder. You will be quicker to cry and quicker to snap, and food will look better than it is. None of that is a verdict on you. It is a tired body doing its best.',
    ),
    paragraph(
      'Plan the day as you would for a friend who is getting over a cold. Do the one thing that cannot wait, early. Let the rest be good enough. Get outside for ten minutes before noon if you can, because daylight is what tells your body when the next night begins.',
    ),
    paragraph(
      'Be careful with promises, and with big decisions. A job, a marriage and a move all look different after six hours of sleep. Write the question down next to the others and give it a date later in the week.',
    ),
    quotation('I slept badly, so today I will be slow on purpose. Slow still counts.', 'own-words'),
    paragraph(
      'When the evening comes, try not to watch it. One bad night does not decide the next one. People often sleep better on the second, simply because they are tired. And if you don’t, you have a plan by now, a chair, a pencil, and a light that doesn’t hurt your eyes.',
    ),
    paragraph(
      'If worry has become the loudest voice in the house, it is something we can work on together. You can read how on the page about [therapy for anxiety and burnout](to:service-anxiety-and-burnout).',
    ),
    paragraph(
      'For tonight, one thing is enough. Write down the loudest worry, in five words, and turn the paper over.',
    ),
  ],
}
