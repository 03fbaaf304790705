import type { Language } from './language.js';
import type { SectionId } from './stories/story.js';

/** What the magazine says of itself, in one language. */
interface Words {
  languageName: string;
  tagline: string;
  skip: string;
  sectionsLabel: string;
  sections: Record<SectionId, { slug: string; name: string; about: string }>;
  atlas: { name: string; about: string; alt: string; places: string };
  minutes: (count: number) => string;
  also: string;
  contents: string;
  next: string;
  footer: string;
  lost: { title: string; text: string; back: string };
  demo: {
    label: string;
    readAs: string;
    advice: (sharer: string, friend: string) => string;
    dashboard: string;
    cookie: string;
    notes: Record<'query' | 'csp' | 'addressBar' | 'atlas', string>;
    guide: {
      title: string;
      about: string;
      steps: (names: { sharer: string; friend: string; third: string }) => { title: string; text: string }[];
      open: string;
      more: string;
      pages: { query: string; csp: string; addressBar: string; atlas: string };
    };
  };
}

/** Everything on the demo's pages that is not a story. */
export const WORDS: Record<Language, Words> = {
  en: {
    languageName: 'English',
    tagline: 'A small magazine for the hour between day and night',
    skip: 'Skip to the text',
    sectionsLabel: 'Sections',
    sections: {
      night: {
        slug: 'after-dark',
        name: 'After dark',
        about: 'What goes on when the lamps are lit, and where they are not.',
      },
      home: {
        slug: 'at-home',
        name: 'At home',
        about: 'Tables, ovens, desks: the country one lives in on weekdays.',
      },
      out: {
        slug: 'out-of-doors',
        name: 'Out of doors',
        about: 'Short journeys, most of them on foot, some of them wet.',
      },
    },
    atlas: {
      name: 'The atlas',
      about: 'Five places that are on no other map. Choose one; the address of this page remembers which.',
      alt: 'A map of a small town on a bay, with five numbered lights.',
      places: 'Places',
    },
    minutes: (count) => `${count} min`,
    also: 'Lire en français',
    contents: 'In this story',
    next: 'Also in this issue',
    footer:
      'Demi-jour is an imaginary magazine. Its stories were written for it, and its readers do not exist.',
    lost: {
      title: 'Nothing is lit here',
      text: 'This page does not exist, or has gone home.',
      back: 'Back to the first page',
    },
    demo: {
      label: 'Demo',
      readAs: 'You read as',
      advice: (sharer, friend) => `Share as ${sharer}, switch to ${friend}, open the link, then look at the`,
      dashboard: 'dashboard',
      cookie: 'This bar belongs to the demo, and so does the cookie that remembers who reads.',
      notes: {
        query: 'On this page shared links carry their token in the query (?ds=…).',
        csp: 'This page is served under a strict Content-Security-Policy.',
        addressBar:
          'The address of this page carries a token of its own. Copy it from the address bar and open it as somebody else: “share or return”, counted apart.',
        atlas: 'This page has routes of its own behind the #.',
      },
      guide: {
        title: 'Try the whole loop in a minute',
        about:
          'Demi-jour stands in for your own site. On one computer you and your friend would look like the same person, so here you can be three.',
        steps: ({ sharer, friend, third }) => [
          { title: `Share as ${sharer}`, text: 'Open any story and press “Copy link” among its buttons.' },
          {
            title: `Become ${friend}`,
            text: `Press “${friend}” in the bar at the top, paste the link into the address bar and open it.`,
          },
          {
            title: 'Look at the dashboard',
            text: 'One share by copied link, and the one arrival that it brought.',
          },
          {
            title: 'Then go on',
            text: `Open a link as the person who shared it: it is left out, and the dashboard says why. Share on as ${friend}, arrive as ${third}: generation 2.`,
          },
        ],
        open: 'Open the dashboard',
        more: 'Pages that are harder than others:',
        pages: {
          query: 'tokens in the query',
          csp: 'a strict security policy',
          addressBar: 'a token in the address bar',
          atlas: 'routes behind the #',
        },
      },
    },
  },
  fr: {
    languageName: 'Français',
    tagline: 'Une petite revue pour l’heure entre le jour et la nuit',
    skip: 'Aller au texte',
    sectionsLabel: 'Rubriques',
    sections: {
      night: {
        slug: 'a-la-nuit',
        name: 'À la nuit',
        about: 'Ce qui se passe quand les lampes s’allument, et là où il n’y en a pas.',
      },
      home: {
        slug: 'a-la-maison',
        name: 'À la maison',
        about: 'Tables, fours, bureaux : le pays que l’on habite en semaine.',
      },
      out: {
        slug: 'au-dehors',
        name: 'Au-dehors',
        about: 'De courts voyages, à pied pour la plupart, mouillés pour quelques-uns.',
      },
    },
    atlas: {
      name: 'L’atlas',
      about:
        'Cinq lieux qui ne sont sur aucune autre carte. Choisissez-en un ; l’adresse de cette page retient lequel.',
      alt: 'Le plan d’une petite ville au bord d’une baie, avec cinq lumières numérotées.',
      places: 'Lieux',
    },
    minutes: (count) => `${count} min`,
    also: 'Read in English',
    contents: 'Dans ce texte',
    next: 'Aussi dans ce numéro',
    footer:
      'Demi-jour est une revue imaginaire. Ses textes ont été écrits pour elle, et ses lecteurs n’existent pas.',
    lost: {
      title: 'Rien n’est allumé ici',
      text: 'Cette page n’existe pas, ou elle est rentrée chez elle.',
      back: 'Retour à la première page',
    },
    demo: {
      label: 'Démo',
      readAs: 'Vous êtes',
      advice: (sharer, friend) =>
        `Partagez en tant que ${sharer}, devenez ${friend}, ouvrez le lien, puis regardez le`,
      dashboard: 'tableau de bord',
      cookie: 'Cette barre appartient à la démo, comme le cookie qui retient qui lit.',
      notes: {
        query: 'Sur cette page, les liens partagés portent leur jeton dans la requête (?ds=…).',
        csp: 'Cette page est servie sous une Content-Security-Policy stricte.',
        addressBar:
          'L’adresse de cette page porte un jeton à elle. Copiez-la depuis la barre d’adresse et ouvrez-la en tant qu’un autre : « partage ou retour », compté à part.',
        atlas: 'Cette page a ses propres routes derrière le #.',
      },
      guide: {
        title: 'Essayez toute la boucle en une minute',
        about:
          'Demi-jour tient la place de votre site. Sur un même ordinateur, vous et votre ami passeriez pour une seule personne ; ici, vous pouvez donc être trois.',
        steps: ({ sharer, friend, third }) => [
          {
            title: `Partagez en tant que ${sharer}`,
            text: 'Ouvrez un texte et appuyez sur « Copier le lien » parmi ses boutons.',
          },
          {
            title: `Devenez ${friend}`,
            text: `Appuyez sur « ${friend} » dans la barre du haut, collez le lien dans la barre d’adresse et ouvrez-le.`,
          },
          {
            title: 'Regardez le tableau de bord',
            text: 'Un partage par lien copié, et la seule arrivée qu’il a amenée.',
          },
          {
            title: 'Puis continuez',
            text: `Ouvrez un lien en tant que son auteur : cette ouverture est écartée, et le tableau de bord dit pourquoi. Repartagez en tant que ${friend}, arrivez en tant que ${third} : génération 2.`,
          },
        ],
        open: 'Ouvrir le tableau de bord',
        more: 'Des pages plus difficiles que les autres :',
        pages: {
          query: 'le jeton dans la requête',
          csp: 'une politique de sécurité stricte',
          addressBar: 'un jeton dans la barre d’adresse',
          atlas: 'des routes derrière le #',
        },
      },
    },
  },
};
