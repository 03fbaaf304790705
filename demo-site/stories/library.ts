import type { Story } from './story.js';

/** Of a room full of other people's books. */
export const library: Story = {
  id: 'library',
  section: 'out',
  texts: {
    en: {
      slug: 'the-library-above-the-post-office',
      title: 'The library above the post office',
      lead: 'You go up for one particular book and come down with another. That is how you know it is a library.',
      alt: 'Shelves of coloured books, a ladder and a lighted lamp.',
      body: [
        'It is behind a glass door that always looks shut. The stairs smell of wax and umbrellas. At the top there is a single room: six rows of shelves, a radiator in front of which somebody has read the newspaper every winter since there were newspapers, and a window that gives on the lime trees of the square.',
        'You have come for one particular book. It is out. This is the first service that a library does you: not to have everything at once. In its place there is a gap two fingers wide, and on either side of the gap two books that you had never heard of. You take the left one because its cover is tired, and there is no better recommendation.',
        { quote: 'Its cover is tired, and there is no better recommendation.' },
        'Between the pages other readers have left signs of their passing. A receipt: butter, batteries, tangerines. A flat flower. A list of first names, one of them underlined twice. You will not learn who it was, and that is as it should be; but you know that somebody got as far as page 112, and you go on with a little more courage.',
        'On Wednesdays the children have the carpet and the room changes its music. One voice reads, another asks why, the first begins again. On Wednesdays the regulars with their newspapers stop turning the pages: they are listening to the story of the bear, and pretending to be deaf.',
        'A borrowed book has this about it, that it must go back; so you read it, instead of owning it. Three weeks later you climb the stairs, put it on the counter, and the gap closes. The book you wanted in the first place has come in, says the librarian. You had forgotten all about it. You ask instead whether the author of the other one ever wrote a second.',
      ],
    },
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
