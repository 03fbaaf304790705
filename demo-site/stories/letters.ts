import type { Story } from './story.js';

/** Of writing to one person. */
export const letters: Story = {
  id: 'letters',
  section: 'home',
  addressBar: true,
  texts: {
    en: {
      slug: 'letters-with-no-news',
      title: 'Letters with no news in them',
      lead: 'A message wants an answer before supper. A letter wants only to have been written to you, and to nobody else.',
      alt: 'An envelope with a small red seal, lying on a blue desk beside a pen.',
      body: [
        'The best letter I own says almost nothing. It rained; the cat sat in the window; the plums were late. It takes up two sides of thin paper, and the lines climb a little towards the right, as they do when somebody writes on a knee. There is no news in it, for there was none, and that is how I know what it was for.',
        'News travels by other roads now, and faster. What is left to letters is what was perhaps always the point of them: to sit down for half an hour and think of one person. The plums are a pretext. You cannot write “the plums are late” to two people at once, or rather you can, and then it is no longer a letter.',
        { quote: 'The plums are a pretext.' },
        'Try it; the rules are few. Use a pen that you like and paper that you do not mind wasting. Begin with what is in front of you: the table, the weather, the noise from the flat above. Do not apologise for not having written. Do not be interesting. If you make a mistake, cross it out and go on, so that the other may see where you changed your mind.',
        'Then comes the part that no screen can imitate, which is that it leaves. You push it through the slot and hear it land, and from then on it is neither yours nor theirs. For a day or two it lies in bags and on belts, among bills, and nobody can tell you whether it has been read. It is a mild sort of discomfort and, after a while, a kind of rest.',
        'One morning you will find an envelope with an uneven hand on it. Do not open it standing. Make tea first; it has come a long way in order to say nothing.',
      ],
    },
    fr: {
      slug: 'des-lettres-sans-nouvelles',
      title: 'Des lettres sans nouvelles',
      lead: 'Un message veut sa réponse avant le dîner. Une lettre veut seulement avoir été écrite à vous, et à personne d’autre.',
      alt: 'Une enveloppe au petit cachet rouge, posée sur un bureau bleu à côté d’un stylo.',
      body: [
        'La plus belle lettre que je possède ne dit presque rien. Il avait plu ; le chat était à la fenêtre ; les prunes étaient en retard. Elle occupe deux faces d’un papier mince, et les lignes montent un peu vers la droite, comme lorsqu’on écrit sur ses genoux. Il n’y a pas de nouvelles, puisqu’il n’y en avait pas, et c’est ainsi que je sais à quoi elle servait.',
        'Les nouvelles prennent aujourd’hui d’autres routes, et plus rapides. Il reste aux lettres ce qui fut peut-être toujours leur raison d’être : s’asseoir une demi-heure et penser à une seule personne. Les prunes sont un prétexte. On ne peut pas écrire « les prunes sont en retard » à deux personnes à la fois, ou plutôt si, mais alors ce n’est plus une lettre.',
        { quote: 'Les prunes sont un prétexte.' },
        'Essayez ; les règles sont peu nombreuses. Prenez un stylo que vous aimez et un papier que vous pouvez gâcher. Commencez par ce que vous avez devant vous : la table, le temps qu’il fait, le bruit de l’étage au-dessus. Ne vous excusez pas de ne pas avoir écrit. Ne soyez pas intéressant. Si vous vous trompez, barrez et continuez, afin que l’autre voie où vous avez changé d’avis.',
        'Vient ensuite ce qu’aucun écran ne sait imiter : elle part. On la glisse dans la fente, on l’entend tomber, et dès lors elle n’est plus à vous sans être encore à l’autre. Un jour ou deux, elle voyage dans des sacs, parmi des factures, et personne ne peut vous dire si elle a été lue. C’est un inconfort léger et, à la longue, une sorte de repos.',
        'Un matin, vous trouverez une enveloppe à l’écriture inégale. Ne l’ouvrez pas debout. Faites d’abord du thé ; elle a fait un long chemin pour ne rien dire.',
      ],
    },
  },
};
