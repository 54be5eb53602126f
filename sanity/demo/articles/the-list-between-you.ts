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

export const theListBetweenYou: ArticleText = {
  id: 'article-the-list-between-you',
  title: 'The Invisible List Between the Two of You',
  subtitle: 'How couples with children can share the thinking as well as the doing',
  banner: 'two-chairs',
  topics: ['topic-relationships', 'topic-motherhood'],
  publishedAt: '2026-06-16T18:30:00.000Z',
  description:
    'One of you carries the list that nobody sees, and it is wearing you both out. A calm way to talk about it, divide whole jobs, and argue less on weeknights.',
  body: [
    paragraph(
      '“You should have asked.” It is a reasonable sentence, and it has ended more evenings than most unreasonable ones. One person is standing at the sink, furious. The other, who would truly have helped, has no idea what just happened.',
    ),
    paragraph(
      'What happened is the list. Dentist, permission slip, outgrown sandals, whose turn it is to call whose mother. Somebody has to notice each of these, remember it, decide, and follow up. In many homes it is the same somebody nearly every time.',
    ),
    heading('Asking is also work'),
    paragraph(
      'When one person manages and the other helps, both can be busy all day and still end up lonely. The manager never gets to put the list down. The helper never gets to be trusted with a whole thing, and lives with the sense of being graded.',
    ),
    paragraph(
      'It is worth saying that plainly, because this fight so easily becomes one about character: she is controlling, he is lazy, they don’t care. Much of it is about how the work is cut up.',
    ),
    quotation('Many hands make light work.', 'proverb'),
    heading('Cut the work into whole pieces'),
    paragraph(
      'A task has a beginning, a middle, and an end. Somebody notices that there is no toothpaste, somebody works out which kind and when, and somebody stands in the store. If you only ever pass on the last part, the heaviest part stays where it was.',
    ),
    paragraph('So hand over all of it. Whoever has swim lessons has:'),
    ...bullets(
      ['the noticing', ['when registration opens', 'that the goggles leak']],
      ['the deciding', ['which class, which day', 'what to do when it clashes with a birthday']],
      ['the doing', ['the bag, the towel, the drive', 'the snack without which nothing works']],
    ),
    paragraph(
      'The other person has one job, which is to leave it alone. The goggles may be the wrong color. The sky will hold.',
    ),
    heading('A conversation for a good evening'),
    paragraph(
      'Don’t have this talk in the middle of the fight it is about. Choose an hour when you have both eaten, put the phones in another room, and set an end time.',
    ),
    steps(
      {
        title: 'Begin with what you see the other one carry',
        text: 'Be specific. Vague thanks sound like a warm-up for complaint.',
        say: 'You have done every single bedtime this week, and I heard you being patient.',
      },
      {
        title: 'Say how it is for you, and leave out “always”',
        text: 'Describe the weight instead of the person.',
        say: 'I feel as if I’m never off. Even in the shower I’m thinking about Thursday.',
      },
      {
        title: 'Write the whole list down together',
        text: 'All of it, also the parts that nobody sees. Many couples go quiet at this point. Let it be quiet.',
        say: 'I didn’t know that was a thing. How long have you been doing that?',
      },
      {
        title: 'Trade three things, completely',
        text: 'Three is plenty. Agree on how well it has to be done, before anyone does it.',
        say: 'Lunches are mine now, from the shopping to the crumbs.',
      },
    ),
    subheading('Then check in once a week'),
    paragraph('Twenty minutes on the same day, with something nice to drink:'),
    ...numbers(
      'What is coming this week?',
      'Who has which piece?',
      'What went well that we haven’t said?',
      'What do we want to do that is not on any list?',
    ),
    paragraph(
      'The last question is not decoration. You became a couple for reasons that had nothing to do with sunscreen.',
    ),
    heading('When the list is not really the matter'),
    paragraph(
      'Sometimes you divide everything fairly and still feel alone. Then the sandals were standing in for something else: whether I matter to you, whether you would notice if I were drowning. That is a tender conversation, and it goes better slowly.',
    ),
    quotation(
      'Underneath many arguments about chores is a very short question: are you there?',
      'own-words',
    ),
    paragraph('You can ask it that way. It takes more courage than a spreadsheet.'),
    heading('If talking keeps turning into fighting'),
    paragraph(
      'Couples often wait a long time before they let anyone in. A third person in the room slows things down enough that both of you get to finish a sentence. That is what I do in [couples therapy for parents](to:service-couples), in two comfortable chairs and a third one for me.',
    ),
    paragraph(
      'If an argument at home has ever left you frightened, of a voice, a look, or a hand, please read [this first](to:article-walking-on-eggshells). What helps then is something else than a better list.',
    ),
  ],
}
