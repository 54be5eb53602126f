import type { Member } from './portable-text.ts'
import { bullets, paragraph } from './portable-text.ts'

/** One service of the demo practice, as it is written down. */
type ServiceText = {
  id: string
  title: string
  blurb: string
  body: Member[]
  forWhom: string[]
  inPerson: boolean
  online: boolean
  /** Exact (BPC 651(c)): whole cents for one unit, valid from a day. */
  fee?: { cents: number; unit: string; from: string }
  questions: Array<{ question: string; answer: string[] }>
}

const session = { cents: 19_500, unit: '50-minute session', from: '2026-01-01' }

/** The demo's services, in the order in which they stand on the site. */
export const services: ServiceText[] = [
  {
    id: 'service-high-achieving-women',
    title: 'Therapy for High-Achieving Women',
    blurb:
      'For women who hold a great deal together and have nowhere to set it down. A weekly hour in which you don’t have to be impressive.',
    body: [
      paragraph(
        'You are used to being the person with the answer. Here you may arrive without one. We look at what drives you, what it costs, and which of your standards you would choose again.',
      ),
      paragraph(
        'The work is practical and it goes deep where it needs to: learning to notice what you feel before your body has to shout it, saying no without a speech, resting before you have earned it. [Doing Everything Well and Running on Empty](to:article-running-on-empty) gives you an idea of the tone.',
      ),
    ],
    forWhom: [
      'Women in demanding work who feel flat, tense, or constantly behind',
      'Perfectionists who are tired of their own voice',
      'Daughters who became the responsible one early',
    ],
    inPerson: true,
    online: true,
    fee: session,
    questions: [
      {
        question: 'How often would we meet?',
        answer: [
          'Usually once a week at the beginning, at the same time. Later we look together at whether every other week is enough.',
        ],
      },
      {
        question: 'What if my calendar explodes?',
        answer: [
          'Tell me as early as you can. Sessions canceled with a full day’s notice are not charged, and online sessions make many weeks easier.',
        ],
      },
    ],
  },
  {
    id: 'service-moms',
    title: 'Therapy for Moms',
    blurb:
      'For mothers of small, big, and nearly grown children who love them fiercely and still lie awake wondering whether they are getting it wrong.',
    body: [
      paragraph(
        'Motherhood rearranges everything: time, marriage, work, the way you sleep, the way you hear your own mother in your voice. Therapy gives you an hour in which all of that may be said, including the parts that don’t go on a card.',
      ),
      paragraph('Things that people often bring:'),
      ...bullets(
        'guilt that doesn’t match anything you did',
        'a temper that frightens you, and [the way back afterwards](to:article-after-you-have-yelled)',
        'the feeling of having vanished behind a role',
        'old stories that a child has woken up',
      ),
    ],
    forWhom: [
      'Mothers at any stage, with or without a partner',
      'Stepmothers, adoptive mothers, and mothers of children who need more than most',
      'Women who are not sure whether they want to become mothers',
    ],
    inPerson: true,
    online: true,
    fee: session,
    questions: [
      {
        question: 'May I bring my baby?',
        answer: [
          'Yes, as long as the baby is too small to follow the conversation. Feeding and walking around the room are fine.',
        ],
      },
      {
        question: 'Do you also see my child?',
        answer: [
          'No. I work with adults. If your child could use somebody, I am glad to help you think about whom to look for.',
        ],
      },
    ],
  },
  {
    id: 'service-anxiety-and-burnout',
    title: 'Therapy for Anxiety and Burnout',
    blurb:
      'For a mind that won’t switch off and a body that is running on fumes. We slow things down until you can hear what they have been trying to say.',
    body: [
      paragraph(
        'Anxiety asks for certainty, and life does not offer much of it. Instead of arguing with each worry, we practice making room for them and doing what matters to you anyway. You will try things out between sessions, in small portions, and we look at what happened.',
      ),
      paragraph(
        'With burnout we also look outward, at work, family, money, and everything that expects you to be available. Some of what exhausts you is not inside your head, and it would be unkind to treat it as if it were. If nights are the hardest part, [Awake at Three in the Morning](to:article-awake-at-three) is a place to start.',
      ),
    ],
    forWhom: [
      'People who worry about many things, most of the time',
      'People whose bodies sound the alarm at night, in meetings, or on the freeway',
      'People who come back from vacation as tired as they left',
    ],
    inPerson: true,
    online: true,
    fee: session,
    questions: [
      {
        question: 'Will I need medication?',
        answer: [
          'I can’t prescribe it and I won’t push you in either direction. If it seems worth asking about, I can talk with your doctor, with your written permission.',
        ],
      },
      {
        question: 'How long does it take?',
        answer: [
          'That differs so much that any number would be made up. We set a direction at the start, look back every few weeks, and you can stop at any time.',
        ],
      },
    ],
  },
  {
    id: 'service-postpartum',
    title: 'Pregnancy and Postpartum Support',
    blurb:
      'For the year around a birth, when everyone asks about the baby. Somebody here asks about you.',
    body: [
      paragraph(
        'Hopes and fears in pregnancy, a birth that went differently, feeding that hurts, thoughts that scare you, a self you don’t recognize: all of it may come in. You needn’t wait until it is bad enough.',
      ),
      paragraph(
        'I am glad to work together with your doctor, midwife, or lactation consultant when you want that. Partners are welcome to join a session. You may like to read [When the Baby Sleeps and You Can’t](to:article-when-the-baby-sleeps) first.',
      ),
    ],
    forWhom: [
      'Expecting parents who are more worried than happy',
      'Mothers and other parents in the first year after a birth',
      'Families after a loss, or after a long road to a child',
    ],
    inPerson: true,
    online: true,
    questions: [
      {
        question: 'What does it cost?',
        answer: [
          'There is a sliding scale for families in the first year. Ask, and you get your exact fee in writing before anything is booked.',
        ],
      },
      {
        question: 'What if I can’t leave the house?',
        answer: [
          'Then we meet online, in pajamas if you like. You need to be in California at the time, with a door that closes or a parked car.',
        ],
      },
    ],
  },
  {
    id: 'service-couples',
    title: 'Couples Therapy for Parents',
    blurb:
      'For two tired people who used to be good at this. We slow the argument down until you can both hear what is under it.',
    body: [
      paragraph(
        'Most couples who come have had the same fight many times, in different costumes. We find out what each of you is protecting, and what each of you is asking for without saying it. Then you practice asking.',
      ),
      paragraph(
        'We also look at the plain arithmetic of a home with children: who carries what, and who gets to rest. [The Invisible List Between the Two of You](to:article-the-list-between-you) shows how I think about that.',
      ),
      paragraph(
        'Couples therapy needs two people who feel safe enough to speak. If you are afraid of your partner, please call me alone first, or read [Walking on Eggshells at Home](to:article-walking-on-eggshells).',
      ),
    ],
    forWhom: [
      'Couples with children, or about to have one',
      'Parents who live apart and raise children together',
      'Two people who are unsure and would like to decide with care',
    ],
    inPerson: true,
    online: true,
    fee: { cents: 28_500, unit: '75-minute session', from: '2026-01-01' },
    questions: [
      {
        question: 'What if my partner doesn’t want to come?',
        answer: [
          'One of you may come for a first talk. Nobody has to be dragged into a room, and it often helps to hear what it would be like.',
        ],
      },
      {
        question: 'Can we join from two places?',
        answer: [
          'Yes. Each of you needs to be physically in California at the time of the session, and alone in the room.',
        ],
      },
    ],
  },
]
