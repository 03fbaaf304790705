import type { Language } from './language.js';

/** A place of the atlas, shown under its own hash route. */
export interface Place {
  /** The route behind the `#`, e.g. `/quay`. */
  route: string;
  title: string;
  text: string;
}

/** Places that are on no other map, by language, numbered as on the drawing. */
export const PLACES: Record<Language, Place[]> = {
  en: [
    {
      route: '/quay',
      title: 'The quay of small departures',
      text: 'From here the post boat leaves at seven with bread, parcels and, on some days, one passenger. Those who stay behind wave longer than is necessary. The bench faces the wrong way, towards the houses, because whoever put it there thought that departures were best seen in the faces of the people watching.',
    },
    {
      route: '/bakery',
      title: 'The bakery with the blue door',
      text: 'At four in the morning its window is the only light in the street. Nothing is for sale yet. But if you knock, and if you have plainly not been to bed, you are handed something too hot to hold and told to come back and pay when you are a reasonable person.',
    },
    {
      route: '/hill',
      title: 'The hill that is not high',
      text: 'It takes nine minutes to climb and has no view to speak of: a roof, a road, a great deal of sky. People come up all the same at the end of the day. Nobody says that they have come for the sunset. They say that they were passing.',
    },
    {
      route: '/reading-room',
      title: 'The reading room at the baths',
      text: 'A shelf of swollen paperbacks between the lockers and the pool. They have been dropped in the water so often that they no longer close. Every one of them opens by itself at the page where somebody dozed off, and that is always the best page.',
    },
    {
      route: '/crossroads',
      title: 'The crossroads of the three lamps',
      text: 'Three streets meet, and each was given its own lamp by a council that could not agree. So there is far too much light here, and every passer-by has three shadows. Children know it. They come at dusk to be a crowd.',
    },
  ],
  fr: [
    {
      route: '/quai',
      title: 'Le quai des petits départs',
      text: 'Le bateau postal en part à sept heures avec le pain, les colis et, certains jours, un passager. Ceux qui restent agitent la main plus longtemps qu’il ne faut. Le banc est tourné du mauvais côté, vers les maisons : celui qui l’a posé pensait que les départs se voient mieux sur les visages qui les regardent.',
    },
    {
      route: '/boulangerie',
      title: 'La boulangerie à la porte bleue',
      text: 'À quatre heures du matin, sa vitrine est la seule lumière de la rue. Rien n’est encore à vendre. Mais si vous frappez, et si l’on voit bien que vous ne vous êtes pas couché, on vous tend quelque chose de trop chaud pour la main, et l’on vous dit de revenir payer quand vous serez quelqu’un de raisonnable.',
    },
    {
      route: '/colline',
      title: 'La colline qui n’est pas haute',
      text: 'On la monte en neuf minutes et la vue est peu de chose : un toit, une route, beaucoup de ciel. On y vient quand même à la fin du jour. Personne ne dit être venu pour le coucher du soleil. On dit que l’on passait.',
    },
    {
      route: '/salle-de-lecture',
      title: 'La salle de lecture des bains',
      text: 'Une étagère de livres de poche gonflés, entre les casiers et le bassin. Ils sont tombés à l’eau si souvent qu’ils ne ferment plus. Chacun s’ouvre de lui-même à la page où quelqu’un s’est assoupi, et c’est toujours la meilleure.',
    },
    {
      route: '/carrefour',
      title: 'Le carrefour des trois lampadaires',
      text: 'Trois rues s’y rejoignent, et chacune a reçu le sien d’un conseil qui n’arrivait pas à s’entendre. Il y a donc ici beaucoup trop de lumière, et chaque passant possède trois ombres. Les enfants le savent. Ils viennent au crépuscule, pour être une foule.',
    },
  ],
};

/**
 * The page's own router: shows the place whose route stands behind the `#`, else the whole list. A route
 * may carry a query of its own, which is not the router's business. Without script, every place is shown.
 */
export const ATLAS_SCRIPT = `const places = [...document.querySelectorAll('[data-route]')];
const links = [...document.querySelectorAll('.places a')];
const overview = document.title;

function show(move) {
  const route = location.hash.slice(1).split('?')[0];
  const current = places.find((place) => place.dataset.route === route);
  for (const place of places) place.hidden = place !== current;
  for (const link of links) {
    if (current && link.hash === '#' + route) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const heading = current?.querySelector('h2');
  document.title = heading ? heading.textContent + ' · ' + overview : overview;
  if (move) heading?.focus({ preventScroll: false });
}

addEventListener('hashchange', () => show(true));
show(false);
`;
