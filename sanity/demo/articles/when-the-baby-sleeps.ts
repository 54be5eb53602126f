import { bullets, heading, numbers, paragraph, quotation, subheading } from '../portable-text.ts'
import type { ArticleText } from './article-text.ts'

export const whenTheBabySleeps: ArticleText = {
  id: 'article-when-the-baby-sleeps',
  title: 'When the Baby Sleeps and You Can’t',
  subtitle: 'On scary thoughts, checking, and the difference between tired and not okay',
  banner: 'night-light',
  topics: ['topic-pregnancy-and-postpartum', 'topic-anxiety-and-sleep'],
  publishedAt: '2026-08-25T18:00:00.000Z',
  updatedAt: '2026-10-06T17:00:00.000Z',
  description:
    'Awake beside a sleeping baby? What is common in the first months, what deserves a call tomorrow, what deserves one tonight, and who answers the phone.',
  contentNote: {
    text: 'This one talks about frightening thoughts that can come after a birth. It describes no details.',
    gentler: 'article-awake-at-three',
  },
  references: [
    {
      text: '988 Suicide & Crisis Lifeline: call or text 988, at any hour',
      url: 'https://988lifeline.org/',
    },
    {
      text: 'National Maternal Mental Health Hotline, Health Resources and Services Administration: 1-833-852-6262',
      url: 'https://mchb.hrsa.gov/national-maternal-mental-health-hotline',
    },
  ],
  body: [
    paragraph(
      'Everyone told you to sleep when the baby sleeps. The baby is asleep. You have been listening to the breathing for forty minutes, and every time it goes quiet you get up to look.',
    ),
    paragraph(
      'You are exhausted enough to cry at a diaper advertisement and you cannot close your eyes. It makes no sense, and it is very common.',
    ),
    heading('Your alarm is set to high'),
    paragraph(
      'A new baby turns the whole body into a listening device. That is useful: somebody very small depends on it. But an alarm that is set to catch every sound also goes off for the refrigerator, and after weeks of broken nights it may forget how to switch itself off.',
    ),
    paragraph(
      'Add a body that is healing, hormones that are shifting, milk or no milk, visitors, and love that feels a little like terror. Being on edge in that place says nothing about what kind of mother you are.',
    ),
    heading('About the thoughts nobody mentions'),
    paragraph(
      'Many new parents have sudden, unwanted thoughts about something terrible happening to the baby, and sometimes about doing harm themselves. They arrive out of nowhere and they are horrible. Because they are so horrible, people keep quiet about them, and each one feels like the only person in the world.',
    ),
    paragraph(
      'A thought that fills you with dread is usually a sign of how much you want the opposite. Having it is different from wanting it. You can tell a therapist, a nurse, or a doctor about such thoughts, and a person who knows this field will have heard them before.',
    ),
    quotation(
      'I have been having thoughts that scare me, and I would like to say them to somebody.',
    ),
    paragraph(
      'You can use exactly that sentence. You do not have to describe anything on the first call.',
    ),
    heading('Things that may make tonight softer'),
    ...numbers(
      'Hand over one stretch of the night, if there is anyone to hand it to. Earplugs, another room, a closed door. Four hours in a row can feel like a different planet.',
      'Decide beforehand how often you will check, and say it out loud. Then let the plan decide instead of the fear.',
      [
        'Make the middle of the night easy to live in:',
        [
          'water and something to eat within reach',
          'one dim, warm light',
          'no searching for symptoms',
        ],
      ],
      'Lower the bar for tomorrow before it comes. Fed, held, and more or less clean is a full day’s work.',
    ),
    paragraph(
      'For the noisy, ordinary kind of sleeplessness there is more in [Awake at Three in the Morning](to:article-awake-at-three).',
    ),
    heading('Who to call, and when'),
    subheading('Call your doctor, midwife, or a therapist this week'),
    ...bullets(
      'You can’t sleep even when the baby is safe with somebody else.',
      'You have felt low, numb, or constantly frightened for two weeks or more.',
      'Checking, counting, or cleaning takes up more and more of the day.',
      'You feel nothing for the baby, or you are sure the family would be better off without you. In that last case, please don’t wait: call or text 988 today.',
    ),
    subheading('Get help right now'),
    ...bullets(
      'A thought begins to feel like a plan, or like an order.',
      'You hear or see things that other people don’t, or are sure of things that frighten the people around you.',
      'You have barely slept for days and don’t feel tired.',
    ),
    paragraph(
      'These last three are an emergency, as chest pain would be. Call 911 or go to the nearest emergency room, and let somebody else hold the baby. There is treatment for it, and it is nobody’s fault.',
    ),
    subheading('Talk to somebody at any hour'),
    paragraph(
      'The [National Maternal Mental Health Hotline](https://mchb.hrsa.gov/national-maternal-mental-health-hotline) answers calls and texts day and night at 1-833-852-6262, for pregnant people and new parents and for the people who love them. It costs nothing.',
    ),
    heading('For whoever is lying next to her'),
    paragraph(
      'You can do a great deal without finding perfect words. Take a whole stretch of the night and do not ask how it should be done. Make the phone call and hold the phone. When she tells you something frightening, try not to argue her out of it.',
    ),
    quotation(
      'Thank you for telling me. I’m not going anywhere. Let’s find somebody to call together.',
    ),
    heading('One more thing'),
    paragraph(
      'Nobody gives out a medal for having done this without help. The first months are meant to be carried by more than one person, and if there is no village where you live, it is reasonable to build a small one out of professionals. Some of what that can look like is described under [pregnancy and postpartum support](to:service-postpartum).',
    ),
    paragraph('The breathing you are listening to is steady. See if you can borrow some of it.'),
  ],
}
