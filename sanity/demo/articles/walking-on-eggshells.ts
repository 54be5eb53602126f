import { bullets, heading, numbers, paragraph, quotation, subheading } from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const walkingOnEggshells: ArticleText = {
  id: 'article-walking-on-eggshells',
  title: 'Walking on Eggshells at Home',
  subtitle: 'If you plan your days around another person’s temper, this is for you',
  banner: 'moonlit-water',
  topics: ['topic-relationships'],
  publishedAt: '2026-02-10T20:00:00.000Z',
  description:
    'How to tell an ordinary rough patch from living in fear, what tends to make things safer, and who you can talk to in confidence, at any hour of the night.',
  safetyExit: true,
  references: [
    {
      text: 'National Domestic Violence Hotline: 1-800-799-7233, at any hour',
      url: 'https://www.thehotline.org/',
    },
    {
      text: '988 Suicide & Crisis Lifeline: call or text 988, at any hour',
      url: 'https://988lifeline.org/',
    },
  ],
  body: [
    paragraph(
      'You know the sound of the car in the driveway, and you can tell from the door how the evening will be. You have learned to keep certain subjects for certain days. The children have learned it too.',
    ),
    paragraph(
      'From outside, everything may look fine. You may not be sure yourself that there is anything to name. You don’t have to be sure to read on.',
    ),
    paragraph(
      '**If someone might look at this phone:** there is a link at the top of this page that takes you to a neutral page at once. It does not empty your browser’s history. A private window, a friend’s phone, or a library computer leaves fewer traces. If you are in danger now, call 911.',
    ),
    heading('A rough patch, or fear?'),
    paragraph(
      'All couples argue. Tired parents say unfair things. A rough patch can be loud, and still both people can disagree, both can be wrong, and both can say later that they are sorry and change something.',
    ),
    paragraph('Fear has a different shape. You might notice that:'),
    ...bullets(
      'You agree to things in order to keep the peace, and you feel relief rather than agreement.',
      [
        'More and more of your life needs permission:',
        ['whom you see and how long', 'what you spend', 'what you wear, post, or say'],
      ],
      'Your messages are read, or your location is watched.',
      'Things get thrown or broken, doors are blocked, or the driving becomes frightening.',
      'Afterwards it turns out to have been your fault.',
      'You were hurt, or you were pushed into sex, even once.',
    ),
    paragraph(
      'Nobody has to hit you for it to count. You are also allowed to love somebody and be afraid of them. Many people live with both for a long time.',
    ),
    heading('What tends to help, and what may not'),
    paragraph(
      'Much of the advice on this blog is about speaking up clearly. With a person who frightens you, that advice can make things worse. A boundary is only safe when the other person doesn’t punish it.',
    ),
    paragraph(
      'Couples therapy isn’t the place to begin either, while one of you is afraid. What is said in the room may be used at home. It is wiser to talk first with somebody alone, in confidence.',
    ),
    subheading('Small things that can make you safer'),
    ...numbers(
      'Tell one person you trust. Choose a word or an emoji that means “call me now” or “come”.',
      'Know which rooms have a way out, and try not to be in the kitchen or the bathroom when an argument starts.',
      [
        'Keep a few things where you could reach them:',
        [
          'identity papers and the children’s documents',
          'some cash, a spare key, a charger, medicine',
        ],
      ],
      'Write down what happens and when, only if you have a safe place for it.',
      'Talk with an advocate before you leave or announce that you will. Leaving can be the most dangerous time, and a plan helps.',
    ),
    paragraph(
      'You know your situation better than any list does. If a step here feels unsafe, trust that.',
    ),
    heading('Who you can talk to'),
    paragraph(
      'The [National Domestic Violence Hotline](https://www.thehotline.org/) is there day and night, free and confidential: call 1-800-799-7233, or text START to 88788. You may call with a question. You don’t have to be ready to leave, and nobody will decide anything for you.',
    ),
    paragraph(
      'If it has become hard to want to go on, call or text 988. And if you are hurt, a doctor or nurse can help you with more than the injury. You can ask to be seen alone.',
    ),
    quotation('I’m not sure whether this counts. Can I tell you what happened last night?'),
    paragraph('That is enough of a beginning. They have heard that sentence before.'),
    heading('What you might say to yourself'),
    quotation('Being careful has kept me going. It is not the same as being free.', 'own-words'),
    paragraph(
      'You may feel foolish, or ashamed of having stayed, or of having answered back. Those feelings are heavy, and they belong to the situation you have been put in. You did what you could see to do.',
    ),
    paragraph(
      'Your children don’t need you to have known sooner. They need one grown-up who is on the side of safety, and you are reading this.',
    ),
    heading('A word about therapy'),
    paragraph(
      'Therapy can be a quiet place to hear your own thoughts again. It does not replace an advocate or a safety plan, and a good therapist will help you find both. If you write to a practice, use an address and a phone that only you can open, and say when it is safe to reach you.',
    ),
    paragraph(
      'When you are somewhere calm and would like to read something lighter, [this one is about sleep](to:article-awake-at-three).',
    ),
  ],
}
