import type { Story } from './story.js';

/** Of a map that must be folded. */
export const map: Story = {
  id: 'map',
  section: 'out',
  texts: {
    fr: {
      slug: 'la-carte-pliee',
      title: 'La carte pliée',
      lead: 'Elle ne sait pas où vous êtes. C’est ce que l’on apprend à aimer en elle.',
      alt: 'Une carte à demi dépliée, avec une rivière, des courbes de niveau et un chemin en pointillé.',
      body: [
        'Une carte en papier ne vous dira jamais que vous êtes arrivé. Elle ne vous suit pas, ne vous appelle pas, ne tourne pas sur elle-même pour vous plaire. Elle vous montre tout le pays à la fois, et vous laisse le soin de savoir où vous vous tenez. On l’ouvre sur le capot de la voiture, on pose une pierre à chaque coin à cause du vent, et la conversation commence.',
        'Car on lit rarement une carte seul. L’un tient le bord, l’autre pose le doigt. « Nous sommes là. » « Non, là, puisque la rivière est à gauche. » On lève les yeux, on compare : voici le clocher, voici le bois en forme de haricot. Pendant un instant, le papier et le monde hésitent, puis s’emboîtent, et l’on sent presque le déclic.',
        { quote: 'Le papier et le monde hésitent, puis s’emboîtent.' },
        'Les courbes de niveau sont ce qu’elle a de plus beau. Il faut un moment pour ne plus y voir des lignes. Serrées, elles disent que vous parlerez moins ; écartées, que l’on pourra chanter. Un jour, sans s’en rendre compte, on voit le relief : la feuille plate se creuse, une vallée s’ouvre sous le pouce, et l’on sait d’avance de quel côté le soir tombera d’abord.',
        'Elle a ses défauts. Ce que l’on cherche est toujours au pli, ou dans l’angle, ou sur la feuille d’à côté. Elle ignore la route barrée et le café fermé. En échange, elle montre ce que l’on ne cherchait pas : une chapelle au bout d’un chemin en pointillé, un lieu-dit au nom de proverbe, un étang bleu gros comme un grain de riz.',
        'Au retour, personne ne parvient à la replier comme avant. On la range en accordéon fautif, un peu plus épaisse, avec une tache de café sur le col que l’on a passé à pied. C’est désormais la vôtre ; et si elle ne sait toujours pas où vous êtes, elle se souvient très bien d’où vous êtes allés.',
      ],
    },
  },
};
