import type { Story } from './story.js';

/** Of sleeping while moving. */
export const nightTrains: Story = {
  id: 'night-trains',
  section: 'night',
  placement: 'query',
  texts: {
    en: {
      slug: 'a-bed-that-moves',
      title: 'A bed that moves',
      lead: 'You lie down in one city and get up in another, and between the two somebody else has taken care of the dark.',
      alt: 'A train with lit windows crosses a viaduct under a large pale moon.',
      body: [
        'There is a moment, some minutes after the train has left, when the corridor goes quiet. The coats have been hung, the sheets tucked in, the last question put to the attendant. Someone lowers the blind as far as it will go and then, as everyone does, pulls it up again by the width of a hand, in order not to miss anything.',
        'What is there to miss? A level crossing, its bell arriving and leaving. A station whose name you read twice without learning it. A kitchen lit at one in the morning, with somebody standing at the sink who will never know that you went by. From the upper berth these things do not ask to be understood. They pass along the ceiling like thoughts that belong to another person.',
        { quote: 'Sleep in a train is made of small departures.' },
        'It is not good sleep, and nobody who loves night trains will tell you otherwise. You wake when the train stops, since it was the movement that held you. You wake at the points, in the long curves, in a yard where men call to each other and strike the wheels. Sleep in a train is made of small departures; each time you go down again a little further on.',
        'Then there is the morning, which is the reason for it all. The light comes in from the wrong side. The fields are another colour, the roofs have another slope, and the coffee, which is not good either, is handed to you by someone who wishes you a good day in another language. Nothing has been skipped: you know how wide the night is, for you have lain along its whole length.',
        'Aeroplanes take you out of the world and put you back. A night train leaves you in, and merely draws the curtain.',
      ],
    },
    fr: {
      slug: 'un-lit-qui-avance',
      title: 'Un lit qui avance',
      lead: 'On se couche dans une ville, on se lève dans une autre, et entre les deux quelqu’un d’autre s’est chargé de la nuit.',
      alt: 'Un train aux fenêtres allumées passe sur un viaduc, sous une grande lune pâle.',
      body: [
        'Il y a un moment, quelques minutes après le départ, où le couloir se tait. Les manteaux sont pendus, les draps bordés, la dernière question posée. Quelqu’un baisse le store jusqu’en bas puis, comme tout le monde, le remonte d’une largeur de main, pour ne rien manquer.',
        'Qu’y aurait-il à manquer ? Un passage à niveau, dont la sonnerie arrive et s’en va. Une gare dont on lit deux fois le nom sans le retenir. Une cuisine éclairée à une heure du matin, et devant l’évier quelqu’un qui ne saura jamais que vous êtes passé. De la couchette du haut, ces choses ne demandent pas à être comprises. Elles glissent au plafond comme les pensées d’une autre personne.',
        { quote: 'Le sommeil des trains est fait de petits départs.' },
        'On y dort mal, et aucun de ceux qui aiment les trains de nuit ne vous dira le contraire. On se réveille quand le train s’arrête, puisque c’est le mouvement qui vous tenait. On se réveille aux aiguillages, dans les longues courbes, dans un triage où des hommes s’appellent en frappant les roues. Le sommeil des trains est fait de petits départs ; chaque fois, on redescend un peu plus loin.',
        'Et puis il y a le matin, qui justifie tout. La lumière entre du mauvais côté. Les champs ont changé de couleur, les toits de pente, et le café, qui n’est pas bon non plus, vous est tendu par quelqu’un qui vous souhaite une bonne journée dans une autre langue. Rien n’a été sauté : vous savez combien la nuit est large, puisque vous l’avez parcourue couché, d’un bout à l’autre.',
        'L’avion vous retire du monde et vous y repose. Le train de nuit vous y laisse, et se contente de tirer le rideau.',
      ],
    },
  },
};
