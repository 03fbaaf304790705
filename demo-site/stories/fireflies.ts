import type { Story } from './story.js';

/** Of small lights in hedges. */
export const fireflies: Story = {
  id: 'fireflies',
  section: 'night',
  texts: {
    en: {
      slug: 'the-lamps-in-the-hedge',
      title: 'The lamps in the hedge',
      lead: 'To see a firefly you need very little: a mild evening, a neglected corner, and the patience to put out your own light.',
      alt: 'A dark hedge under a deep blue sky, with a few small yellow lights between the leaves.',
      body: [
        'The first one is always doubtful. You are walking home along the lane, the day has gone out of the hedge, and at the edge of your eye something is lit that was not lit before. You stop. Nothing. You blame a distant window, or your tired eyes, and then there it is again, low in the grass, green as the dial of an old watch.',
        'What you have found is a beetle at work. It mixes two substances in its own body, lets in a little air, and shines; so little of the effort is lost as warmth that you could hold it in your palm and feel only feet. In some kinds the males fly and flash while the females answer from below. In the glow-worms of our hedges she has no wings at all. She climbs a stalk of grass, turns her lamp to the sky, and waits.',
        { quote: 'It is a conversation, and we are not the ones being spoken to.' },
        'That may be the reason we lower our voices. Nothing in that light is meant for us: it asks one question of one listener, and the rest of the night may look on or not. A street lamp, which speaks to everybody, is enough to drown it. People who count glow-worms in summer say that the first rule is to switch off the torch, the second to wait ten minutes, and that most visitors fail at the second.',
        'So if you would like them nearer, do less. Leave a strip of grass uncut until the end of summer. Let the snails be, since the young live on them. Turn off the lamp above the back door when nobody is coming. Then, some evening in June, go and stand by the hedge and be a little bored.',
        'The first one will be doubtful. Wait for the second.',
      ],
    },
    fr: {
      slug: 'les-lampes-de-la-haie',
      title: 'Les lampes de la haie',
      lead: 'Pour voir une luciole, il faut peu de chose : un soir doux, un coin négligé, et la patience d’éteindre sa propre lumière.',
      alt: 'Une haie sombre sous un ciel bleu profond, avec quelques petites lumières jaunes entre les feuilles.',
      body: [
        'La première est toujours douteuse. On rentre par le chemin, le jour s’est retiré de la haie, et tout au bord du regard quelque chose est allumé qui ne l’était pas. On s’arrête. Rien. On accuse une fenêtre au loin, la fatigue des yeux, et la voilà de nouveau, au ras de l’herbe, verte comme le cadran d’une vieille montre.',
        'Ce que vous venez de trouver est un coléoptère au travail. Il mélange deux substances dans son propre corps, y laisse entrer un peu d’air, et brille ; il s’y perd si peu de chaleur qu’on pourrait le tenir au creux de la main et n’y sentir que des pattes. Chez certaines espèces, les mâles volent et clignotent, les femelles répondent d’en bas. Chez le ver luisant de nos haies, elle n’a pas d’ailes du tout. Elle grimpe à un brin d’herbe, tourne sa lampe vers le ciel, et attend.',
        { quote: 'C’est une conversation, et ce n’est pas à nous que l’on parle.' },
        'C’est peut-être pour cela que nous baissons la voix. Rien dans cette lumière ne nous est destiné : elle pose une seule question à un seul interlocuteur, et le reste de la nuit regarde s’il veut. Un réverbère, qui parle à tout le monde, suffit à la noyer. Ceux qui comptent les vers luisants l’été disent que la première règle est d’éteindre la lampe de poche, la deuxième d’attendre dix minutes, et que la plupart des visiteurs échouent à la deuxième.',
        'Si vous les voulez plus près, faites-en moins. Laissez une bande d’herbe sans la tondre jusqu’à la fin de l’été. Laissez les escargots, dont les jeunes se nourrissent. Éteignez la lampe de la porte du jardin quand personne ne doit venir. Puis, un soir de juin, allez vous tenir près de la haie et ennuyez-vous un peu.',
        'La première sera douteuse. Attendez la deuxième.',
      ],
    },
  },
};
