import type { Story } from './story.js';

/** Of a room full of other people's books. */
export const library: Story = {
  id: 'library',
  section: 'out',
  texts: {
    fr: {
      slug: 'la-bibliotheque-du-premier-etage',
      title: 'La bibliothèque du premier étage',
      lead: 'On y monte pour un livre précis, on en redescend avec un autre. C’est à cela qu’on la reconnaît.',
      alt: 'Des rayonnages de livres colorés, une échelle et une lampe allumée.',
      body: [
        'Elle est au-dessus de la poste, derrière une porte vitrée que l’on croit toujours fermée. L’escalier sent la cire et le parapluie. En haut, une seule salle, six rangées de rayonnages, un radiateur devant lequel quelqu’un a lu le journal chaque hiver depuis qu’il y a des journaux, et une fenêtre qui donne sur les tilleuls de la place.',
        'On vient y chercher un livre précis. Il est sorti. C’est le premier service qu’une bibliothèque vous rend : n’avoir pas tout, tout de suite. À sa place, il y a un vide de deux doigts, et de part et d’autre de ce vide, deux livres dont vous n’aviez jamais entendu parler. Vous prenez celui de gauche, parce que sa couverture est fatiguée, ce qui est la meilleure des recommandations.',
        { quote: 'Une couverture fatiguée est la meilleure des recommandations.' },
        'Entre les pages, les autres lecteurs ont laissé leur passage. Un ticket de caisse : beurre, piles, mandarines. Une fleur plate. Une liste de prénoms dont l’un est souligné deux fois. On ne saura pas qui, et c’est bien ainsi ; mais l’on sait que quelqu’un est arrivé jusqu’à la page 112, et l’on poursuit avec un peu plus de courage.',
        'Le mercredi, les enfants occupent le tapis et la salle change de musique. Une voix lit, une autre demande pourquoi, la première reprend. Le mercredi, les habitués du journal ne tournent plus leurs pages : ils écoutent l’histoire de l’ours, et font semblant d’être sourds.',
        'Un livre prêté a ceci de particulier qu’il faut le rendre. On le lit donc, au lieu de le posséder. Trois semaines plus tard, on remonte l’escalier, on pose le livre sur le comptoir, et le vide de deux doigts se referme. Le livre que vous cherchiez d’abord est revenu, dit la bibliothécaire. Vous l’aviez complètement oublié. Vous demandez plutôt si l’auteur de l’autre en a écrit un second.',
      ],
    },
  },
};
