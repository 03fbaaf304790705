import type { Story } from './story.js';

/** Of a loaf made while one sleeps. */
export const bread: Story = {
  id: 'bread',
  section: 'home',
  strictCsp: true,
  texts: {
    en: {
      slug: 'bread-for-tomorrow',
      title: 'Bread for tomorrow',
      lead: 'Four ingredients, five minutes of work and twelve hours of not being there: the slowest loaf is also the laziest.',
      alt: 'A round loaf on a cloth by a window, with the evening outside.',
      body: [
        'Everything you have heard about bread is true, and you may ignore nearly all of it. You do not need a machine, a stone, or strong arms. You need to begin the evening before, which is the one thing recipes for busy people never ask of you.',
        { heading: 'In the evening', id: 'evening' },
        'Take a large bowl. Put in 400 grams of flour, a teaspoon of salt and as much dried yeast as will lie on the tip of a knife: less than seems reasonable. Pour in 300 grams of cool water and stir with a spoon until no dry flour is left. The result is ugly. Cover it with a plate and go to bed.',
        'What now happens in your kitchen needs no supervision. The flour drinks, the yeast multiplies, and long threads form where there was paste, exactly as if someone had kneaded for a quarter of an hour. Time and work can take each other’s place here; you are paying with the cheaper one.',
        { quote: 'The dough has been busy so that you need not be.' },
        { heading: 'In the morning', id: 'morning' },
        'The dough has risen and is full of bubbles. Turn it out on a floured table, fold its four sides to the middle, and leave it under a cloth for an hour while you live your life. Meanwhile heat the oven as hot as it will go, with a lidded iron pot inside.',
        'Then be quick and careful: the dough goes into the pot, the lid on the pot, the pot into the oven. Half an hour with the lid, fifteen minutes without. When it is the brown of a good violin, take it out and set it on a rack.',
        { heading: 'And then', id: 'then' },
        'Listen. A crust that cools too fast for its crumb cracks in tiny places, and the loaf ticks and whispers for a minute or two. Bakers say that the bread sings. Let it finish before you cut.',
      ],
    },
    fr: {
      slug: 'le-pain-de-demain',
      title: 'Le pain de demain',
      lead: 'Quatre ingrédients, cinq minutes de travail et douze heures d’absence : le pain le plus lent est aussi le plus paresseux.',
      alt: 'Un pain rond posé sur un linge près d’une fenêtre, le soir au-dehors.',
      body: [
        'Tout ce que l’on vous a dit du pain est vrai, et vous pouvez en oublier l’essentiel. Il ne faut ni machine, ni pierre, ni bras solides. Il faut commencer la veille, la seule chose que les recettes pour gens pressés ne demandent jamais.',
        { heading: 'Le soir', id: 'soir' },
        'Prenez un grand saladier. Mettez-y 400 grammes de farine, une cuillère à café de sel et ce qui tient de levure sèche sur la pointe d’un couteau : moins que de raison. Versez 300 grammes d’eau fraîche et remuez à la cuillère jusqu’à ce qu’il ne reste plus de farine sèche. Le résultat est laid. Couvrez d’une assiette et allez dormir.',
        'Ce qui se passe alors dans votre cuisine se passe de vous. La farine boit, la levure se multiplie, de longs fils se forment là où il n’y avait qu’une pâte, exactement comme si quelqu’un avait pétri un quart d’heure. Ici, le temps et le travail s’échangent ; vous payez avec le moins cher des deux.',
        { quote: 'La pâte s’est affairée pour que vous n’ayez pas à le faire.' },
        { heading: 'Le matin', id: 'matin' },
        'La pâte a levé, elle est pleine de bulles. Renversez-la sur la table farinée, rabattez ses quatre côtés vers le milieu, et laissez-la une heure sous un linge pendant que vous vivez votre vie. Chauffez le four aussi fort qu’il le peut, avec dedans une cocotte en fonte et son couvercle.',
        'Ensuite, vite et sans vous brûler : la pâte dans la cocotte, le couvercle sur la cocotte, la cocotte au four. Une demi-heure couverte, un quart d’heure découverte. Quand le pain a le brun d’un bon violon, sortez-le et posez-le sur une grille.',
        { heading: 'Et puis', id: 'puis' },
        'Écoutez. Une croûte qui refroidit plus vite que sa mie se fend en mille endroits minuscules, et la miche crépite et chuchote une minute ou deux. Les boulangers disent que le pain chante. Laissez-le finir avant de couper.',
      ],
    },
  },
};
