import type { Messages } from './en.js';
import { plural } from './plural.js';

/** Every text of the dashboard, in French. Signs that French sets apart have a no-break space before them. */
export const fr: Messages = {
  code: 'fr',
  locale: 'fr-FR',
  name: 'Français',

  colon: ' : ',

  skip: 'Aller aux chiffres',
  site: 'Site',
  period: 'Période',
  language: 'Langue',
  periods: { today: 'Aujourd’hui', yesterday: 'Hier', '7': '7 jours', '30': '30 jours', '90': '90 jours' },
  sections: {
    title: 'Pages',
    overview: 'Vue d’ensemble',
    live: 'En direct',
    leftOut: 'Écartés',
    settings: 'Réglages',
  },
  notLoaded: {
    title: 'Cette page n’a pas pu être chargée',
    text: 'Le collecteur est injoignable, ou il a été mis à jour entre-temps.',
    again: 'Charger à nouveau',
  },
  picker: {
    more: 'Autres jours',
    months: 'Mois',
    from: 'Du',
    to: 'Au',
    show: 'Afficher',
    wrong: 'Le premier jour doit précéder le dernier, et 1 000 jours au plus les séparer.',
    compare: 'Comparer à',
    comparisons: { before: 'la période précédente', year: 'l’année précédente', none: 'rien' },
  },
  filters: {
    title: 'Seulement',
    remove: 'Retirer : {what}',
    removeAll: 'Tout retirer',
    only: 'Seulement {what}',
  },
  dimensions: {
    channel: 'Canal',
    method: 'Façon de partager',
    visibility: 'Visibilité',
    source: 'Provenance',
    page: 'Page',
    day: 'Jour',
    hour: 'Heure',
    generation: 'Génération',
    country: 'Pays',
    device: 'Appareil',
    browser: 'Navigateur',
    language: 'Langue',
    referrer: 'Site d’origine',
    campaign: 'Campagne',
  },
  devices: { desktop: 'Ordinateur', mobile: 'Téléphone', tablet: 'Tablette', unknown: 'Non connu' },
  unknown: 'Non connu',
  panel: {
    table: 'Tableau',
    tableOf: '{what} : en tableau',
    save: 'Enregistrer en {format} : {what}',
    readSoFar: 'Lu jusqu’ici : {from} – {to}. La suite arrive.',
    readOnly: 'Porte sur {from} – {to} : les événements des jours précédents ne sont plus conservés.',
    readNothing: 'La lecture a commencé : pas encore de jour entier.',
    everything: 'Toute cette page dans un fichier :',
  },
  oneDay: '{from}',
  span: '{from} – {to}',
  zone: 'Jours de {zone}',

  loading: 'Lecture des chiffres…',
  updated: 'Mis à jour à {time}',
  everyFewSeconds: 'se rafraîchit tout seul',
  unreachable: 'Le collecteur est injoignable. Nouvel essai toutes les quelques secondes.',
  answered: 'Le collecteur a répondu par une erreur : {detail}',
  lastFigures: 'Les chiffres ci-dessous sont ceux de {time}.',
  reachedAgain: 'Le collecteur répond de nouveau.',
  partial: 'Une partie seulement de la demande a pu être lue : ces chiffres sont incomplets.',

  notApplicable: 'sans objet',
  howCounted: 'Comment c’est compté : {what}',

  signedOut: {
    title: 'Connectez-vous',
    usedLink: 'Ce lien de connexion a déjà servi, ou il est trop ancien.',
    open: 'Ouvrez le lien de connexion que `npm start` a affiché là où tourne le collecteur. Il ne sert qu’une fois.',
    fresh: 'Pas de lien sous la main ? Cette commande en affiche un nouveau, sans arrêter le collecteur :',
    why: 'Mot de passe oublié ? Un tel lien vous connecte ; `npx luciole user reset ADRESSE` permet d’en choisir un autre.',
  },

  noSite: {
    title: 'Pas encore de site',
    add: 'Ajouter un site',
    wait: 'Vous n’avez pas encore de rôle sur un site. Un propriétaire vous invite par un lien, ou ajoute un site là où tourne le collecteur :',
    text: 'Ou ajoutez votre publication là où tourne le collecteur. Cette page continuera toute seule :',
  },

  first: {
    title: 'En attente de la première vue…',
    turns:
      'Ouvrez ensuite une de ces pages. Celle-ci continuera toute seule dès que la première vue sera là.',
    demo: 'La publication de démonstration est en marche et porte déjà la balise. Ouvrez-la, partagez un article, revenez.',
    openDemo: 'Ouvrir {origin}',
    refused: 'Quelque chose est bien arrivé, mais a été écarté :',
    arrived: 'La première vue est là.',
  },
  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'Sélectionnez le texte et copiez-le',

  quiet: 'Rien n’a été lu ni partagé pendant cette période. D’autres jours ont des chiffres : élargissez-la.',
  nextShare: {
    title: 'Vos lecteurs sont comptés. Étape suivante : un partage.',
    text: 'Ouvrez une de vos pages, servez-vous d’un bouton de partage et revenez ici. Si vous ne voyez pas de boutons, il manque `<luciole-share></luciole-share>` dans la page.',
  },
  nextArrival: {
    title: 'C’est partagé. Étape suivante : une arrivée.',
    text: 'Ouvrez le lien partagé comme le ferait quelqu’un d’autre : avec un autre navigateur, un autre téléphone ou un autre réseau. Dans votre navigateur, il serait écarté comme votre propre ouverture.',
    demo: 'Ouvrez le lien partagé sous le nom d’un autre lecteur : le bandeau en haut des pages de démonstration change qui vous êtes.',
  },
  own: plural({
    one: '{n} ouverture écartée comme étant celle de l’auteur du partage',
    other: '{n} ouvertures écartées comme étant celles de l’auteur du partage',
  }),
  ownText:
    'Même adresse et même navigateur que le partage, le même jour. Pour voir une vraie arrivée, ouvrez le lien avec un autre navigateur, un autre téléphone ou un autre réseau.',
  ownDemo:
    'Même adresse et même navigateur que le partage, le même jour. Pour voir une vraie arrivée, ouvrez le lien sous le nom d’un autre lecteur : le bandeau en haut des pages de démonstration change qui vous êtes.',

  figures: {
    shares: 'Partages',
    arrivals: 'Arrivées',
    perShare: 'Arrivées par partage',
    perShareShort: 'Par partage',
    visitors: 'Visiteurs',
    shareRate: 'Taux de partage',
    conversions: 'Conversions',
    landings: 'Entrées',
  },
  unmatched: plural({ one: 'dont {n} sans partage connu', other: 'dont {n} sans partage connu' }),
  unmatchedShort: plural({ one: '{n} sans partage', other: '{n} sans partage' }),
  allMatched: 'toutes rattachées à leur partage',
  upperBound:
    'Au plus {most}, si tous ceux qu’on a écartés comme auteur du partage ({own}) ou comme répétition ({repeated}) étaient d’autres personnes',
  matchedOnly: 'arrivées rattachées seulement',
  visitorsUnit: 'additionnés jour par jour',
  ofPageViews: plural({ one: 'sur {n} page vue', other: 'sur {n} pages vues' }),
  points: '{n} pt',

  counted: {
    shares:
      'Un partage compte dès qu’un lecteur le commence : un bouton touché, un lien copié. Personne ne peut savoir si le message est parti ensuite. Une feuille de partage refermée ne compte pas.',
    arrivals:
      'Une visite venue de l’extérieur par un lien partagé. Robots, aperçus, rechargements et ouvertures de l’auteur du partage le même jour sont écartés. Sans partage connu : le lien porte une marque valable, mais son partage n’est pas enregistré. S’il est signalé plus tard, l’arrivée s’y rattache toute seule. Le maximum compte comme une autre personne chacun de ceux qu’on a écartés comme auteur ou comme répétition : derrière une même adresse, des téléphones identiques se ressemblent.',
    perShare:
      'Arrivées rattachées divisées par les partages ; les autres n’y sont pas. Chacun compte à son propre jour : une arrivée d’aujourd’hui peut venir d’un partage de la semaine dernière.',
    visitors:
      'Lecteurs différents de chaque jour, additionnés. Qui lit deux jours compte deux fois : rien ne reconnaît un lecteur une fois la journée finie. Les lecteurs dont le navigateur demande à ne pas être suivi n’y sont pas.',
    shareRate:
      'Les pages vues d’où au moins un partage est parti, divisées par toutes les pages vues : visites venues de l’extérieur et pages lues ensuite. Les robots ne sont ni dans les unes ni dans les autres. Indiqué seulement pour tout le site ou pour une page : un canal n’a pas de pages vues à lui.',
    landings:
      'Une page ouverte depuis l’extérieur du site : par un lien partagé, un moteur de recherche, un autre site, un favori. Ce qu’on lit ensuite, de page en page, n’est pas une entrée.',
    direct:
      'Les entrées sans marque de lien partagé, sans paramètres de campagne et sans site d’origine : une adresse tapée, un favori, une application qui ne dit rien. Un lien transmis à la main en fait partie ; combien il y en a n’est pas encore estimé.',
    trees:
      'Chaque partage se trouve sous celui par lequel son lecteur est venu. Qui partage sans être venu par un partage commence un arbre. On y trouve tous les partages comptés de cette page faits ces jours-là, et ceux qu’ils ont amenés, à quelque moment que ce soit. Si un lecteur est passé par une autre page avant de partager, le dernier lien partagé par lequel il est venu ce jour-là est pris pour celui qu’il transmet. Les arrivées sans partage connu ne sont dans aucun arbre.',
    largest: 'Les partages du plus grand arbre : le premier et tous ceux qui en découlent.',
    depth:
      'Le nombre d’étapes du premier partage d’un arbre au partage le plus éloigné, dans l’arbre le plus profond : 0 si personne ne l’a transmis, 1 si un ami l’a fait, 2 si l’ami d’un ami l’a fait.',
    branching:
      'Les partages de lecteurs venus par un partage, divisés par les partages que quelqu’un a ouverts. À 1, chaque partage ouvert en entraîne un autre en moyenne, et l’article continue de voyager tout seul. En dessous, il s’essouffle si de nouveaux lecteurs ne le partagent pas.',
    virality:
      'Combien d’étapes séparent deux partages d’un même arbre, en moyenne sur toutes les paires. Jusqu’à 2 : un partage a touché beaucoup de monde d’un coup, comme un message dans un grand groupe, sans qu’on le transmette. Plus les chaînes de lecteur à lecteur sont longues, plus le chiffre monte : l’article passe alors de bouche à oreille. Les chercheurs parlent de viralité structurelle (Goel, Anderson, Hofman et Watts, 2016).',
    passages:
      'Les passages de quelques mots ou plus que les lecteurs ont copiés, si la balise le demande (data-copy-text). On garde les premiers mots et une marque qui permet de reconnaître le même passage ; le reste ne quitte jamais le navigateur du lecteur.',
    comers:
      'Les arrivées par les partages de cette page faits ces jours-là, à quelque moment qu’elles aient eu lieu. Les heures sont celles du fuseau horaire du site.',
    conversions:
      'Les objectifs que vos pages signalent comme atteints. Ils ne sont pas encore rattachés aux partages qui ont amené ces lecteurs.',
    days: 'Chaque partage et chaque arrivée se trouve au jour où il a eu lieu, dans le fuseau horaire du site. Les deux courbes ont la même échelle ; en tirets, les jours auxquels on compare.',
    channels:
      'Où le partage est parti, selon le choix du lecteur. Privé : seules les personnes de la conversation le voient. Public : un réseau où d’autres le voient aussi. Inconnu : un lien copié, un QR code, une page imprimée ou la feuille de partage du téléphone ne disent pas où il est allé. Une arrivée prend le canal de son partage.',
    pages:
      'La page partagée, sans paramètres de campagne ni de suivi. Une arrivée appartient à la page de son partage. Le titre est le dernier qui a été signalé.',
    sources:
      'D’où vient chaque entrée, d’après la visite elle-même : d’abord la marque d’un lien partagé, puis les paramètres de campagne, puis le site d’où l’on vient. Direct : rien de tout cela. Incertain : rien non plus, mais le même lecteur était sur le site dans les 30 minutes précédentes ; c’est peut-être la même visite qui continue.',
    generations:
      'Jusqu’où une page a voyagé. Les partages de lecteurs venus d’eux-mêmes sont la génération 1 ; un lecteur venu par un tel partage et qui partage à son tour fait la génération 2, et ainsi de suite. Une arrivée a la génération de son partage.',
    visibility:
      'Privé : seules les personnes de la conversation voient le partage. Public : d’autres le voient aussi. Inconnu : un lien copié, un code QR, une page imprimée ou le partage du téléphone ne disent pas où cela va. Une arrivée a la visibilité du canal de son partage.',
    readers:
      'Ce qu’un navigateur dit de son lecteur : un pays d’après l’adresse, qui n’est pas conservée, la langue qu’il demande, le type d’appareil. Les partages sont ceux de ces lecteurs, les arrivées celles qui les ont amenés.',
    delays:
      'Parmi les partages faits ces jours-là et que quelqu’un a ouverts : au bout de combien de temps le premier lecteur est venu, et pendant combien de temps il en est venu. Ceux que personne n’a ouverts ne sont pas dans ces durées.',
    firstArrival:
      'Le temps entre un partage et sa première arrivée non écartée. La moitié des partages ouverts n’a pas attendu plus longtemps (la médiane).',
    halfLife:
      'Le temps au bout duquel la moitié des partages ouverts ont reçu leur dernière arrivée. Un partage ouvert au cours des sept derniers jours peut l’être encore : il compte comme en cours, non comme fini (estimation de Kaplan et Meier).',
    week: 'Une heure moyenne de chaque jour de la semaine, à l’horloge du fuseau horaire du site.',
    methods:
      'Comment le partage a été fait sur la page. Une arrivée sans partage connu n’a rien qui le dise.',
    leftOut:
      'Tout ce qui a été signalé ces jours-là et ne figure dans aucun autre chiffre : chaque signalement pour une seule raison.',
    leftOutDays:
      'Chaque signalement est compté le jour où il a eu lieu, dans le fuseau horaire du site ; venu trop tard, d’ailleurs ou illisible, le jour de sa réception.',
    reasons:
      'Chaque ligne est une raison pour laquelle ce qui a été signalé n’est pas dans les chiffres plus haut. Les deux lignes marquées * peuvent cacher de vraies personnes : c’est pourquoi elles figurent aussi à côté des arrivées.',
  },

  series: {
    title: 'Au fil du temps',
    caption: 'Partages et arrivées',
    by: 'Par pas de',
    steps: { hour: 'Heure', day: 'Jour', week: 'Semaine', month: 'Mois' },
    before: 'avant :',
    dashed: 'en tirets : les jours comparés',
  },
  compared: {
    with: 'Comparé à {from} – {to}.',
    none: 'Rien à quoi comparer : rien n’a été enregistré du {from} au {to}.',
    begun: 'En partie seulement : l’enregistrement a commencé le {since}.',
    goesOn: 'Le dernier jour n’est pas encore terminé.',
    same: 'inchangé',
  },
  breakdown: {
    shares: '{what} : partages et ce qui est revenu',
    landings: '{what} : entrées',
    cut: '{caption}, les {n} premières lignes',
    showAll: plural({ one: 'Afficher la ligne', other: 'Afficher les {n} lignes' }),
    showFewer: 'En afficher moins',
  },
  article: {
    back: 'Toutes les pages',
    which: 'Quelle page ?',
    choose: 'Cette adresse n’en nomme aucune. Choisissez-en une dans la vue d’ensemble.',
  },
  tree: {
    title: 'Arbres de partage',
    none: 'Personne n’a partagé cette page ces jours-là. Dès que des lecteurs le feront, vous verrez ici qui l’a transmise à qui : sans noms, mais étape par étape.',
    noTree:
      'Aucun de ces partages n’a encore été transmis. Un arbre commence quand quelqu’un vient par un partage et partage la page à son tour.',
    notNarrowed:
      'Les arbres sont ceux de tous les partages de cette page : les filtres ne s’y appliquent pas.',
    trees: 'Arbres',
    alone: plural({
      one: 'dont {n} d’un seul partage, que personne n’a transmis',
      other: 'dont {n} d’un seul partage, que personne n’a transmis',
    }),
    continued: plural({
      one: '{n} prolonge un partage d’une autre page ou d’autres jours',
      other: '{n} prolongent un partage d’une autre page ou d’autres jours',
    }),
    largest: 'Le plus grand',
    largestUnit: 'partages',
    depth: 'Profondeur',
    depthUnit: 'étapes depuis le premier partage',
    branching: 'Ramification',
    branchingUnit: 'nouveaux partages pour chaque partage ouvert',
    virality: 'De lecteur à lecteur',
    viralityUnit: 'étapes entre deux partages, en moyenne (viralité structurelle)',
    largestOnly: 'Voici les {n} plus grands des {all} arbres de plus d’un partage.',
    which: 'Quel arbre',
    one: 'Arbre {n} : {shares}',
    caption:
      'Arbre {n} : {shares}, {arrivals} ; profondeur {depth}, largeur {breadth}, viralité structurelle {virality}.',
    size: 'Plus le cercle est grand, plus il y a d’arrivées (au plus : {n})',
    share: 'Partage',
    at: 'Partagé',
    notShown: 'Non montrés, en dessous',
    said: '{number} : {channel} ({method}), {at}, génération {generation}',
    passedOn: plural({ one: 'transmis {n} fois', other: 'transmis {n} fois' }),
    hidden: plural({
      one: '{n} autre en dessous n’est pas montré',
      other: '{n} autres en dessous ne sont pas montrés',
    }),
    cut: 'Voici les {n} partages qui en ont le plus en dessous d’eux, sur {all}. Un nombre avec un plus compte ceux d’en dessous qui ne sont pas montrés.',
    showMore: plural({ one: 'Montrer {n} partage', other: 'Montrer {n} partages' }),
  },
  passages: {
    title: 'Passages les plus copiés',
    caption: 'Passages, selon le nombre de copies',
    head: 'Commence par',
    copied: 'Copié',
    none: 'Aucun passage copié n’est connu. Ils sont signalés si la balise a `data-copy-text`.',
  },
  comers: {
    title: 'Premières et dernières arrivées',
    all: 'Toutes les arrivées',
    first: 'Les premières arrivées',
    latest: 'Les dernières arrivées, la plus récente d’abord',
    at: 'Arrivée',
    none: 'Personne n’est encore venu par ces partages.',
  },
  delays: {
    title: 'Combien de temps vit un partage',
    first: 'Jusqu’à la première arrivée',
    quartiles: 'la moitié des partages ouverts ; un quart en {lower}, trois quarts en {upper}',
    halfLife: 'Demi-vie',
    open: plural({
      one: 'la moitié ont alors reçu leur dernière arrivée ; {n} peut encore être ouvert',
      other: 'la moitié ont alors reçu leur dernière arrivée ; {n} peuvent encore être ouverts',
    }),
    tooEarly: 'Trop tôt pour le dire : moins de la moitié sont finis.',
    opened: plural({
      one: '{n} partage ouvert, selon le temps jusqu’à sa première arrivée',
      other: '{n} partages ouverts, selon le temps jusqu’à leur première arrivée',
    }),
    caption: 'Partages ouverts, selon le temps jusqu’à la première arrivée',
    head: 'Première ouverture',
    within: 'en {time} au plus',
    longer: 'après plus de {time}',
    none: 'Aucun de ces partages n’a encore été ouvert.',
  },
  week: {
    title: 'Heures de la semaine',
    caption: '{what} en une heure moyenne',
    hour: 'Heure',
    summary: '{what} en une heure moyenne de la semaine ; le plus le {day} à {hour} : {n}.',
    none: 'Rien, à aucune heure de la semaine.',
  },
  chart: '{shares} et {arrivals} en {days} ; jour du plus grand nombre de partages : {day}.',
  chartQuiet: 'Ni partage ni arrivée en {days}.',
  sharesCount: plural({ one: '{n} partage', other: '{n} partages' }),
  arrivalsCount: plural({ one: '{n} arrivée', other: '{n} arrivées' }),
  daysCount: plural({ one: '{n} jour', other: '{n} jours' }),

  byChannel: { title: 'Canaux' },
  byVisibility: { title: 'Privé et public' },
  byPage: { title: 'Pages', untitled: 'Page sans titre', visit: 'Ouvrir {what}' },
  bySource: { title: 'D’où viennent les lecteurs' },
  byReader: { title: 'Lecteurs' },
  byGeneration: { title: 'De proche en proche' },
  byMethod: { title: 'Façons de partager' },
  byReason: { title: 'Écartés', caption: 'Ce qui est écarté, par raison', head: 'Raison', count: 'Fois' },
  total: 'Ensemble',
  noneShared: 'Rien n’a été partagé pendant cette période.',
  noneLanded: 'Aucune entrée pendant cette période.',
  noneLeftOut: 'Rien n’a été écarté pendant cette période.',
  addressBar:
    'Partage ou retour : {n} par un lien de la barre d’adresse. Il a pu être envoyé à quelqu’un, ou être le favori ou l’onglet du lecteur lui-même. Hors des totaux.',

  beside: {
    arrivals: 'Arrivées par un lien partagé',
    arrivalsText: 'dont on sait qu’elles viennent d’un partage',
    direct: 'Entrées directes',
    directText:
      'Sans aucun signe d’où elles viennent. Une partie était sans doute des partages privés : pas encore estimée.',
  },

  visibility: { private: 'privé', public: 'public', unknown: 'inconnu' },

  channels: {
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    telegram: 'Telegram',
    email: 'E-mail',
    sms: 'SMS',
    copy: 'Lien copié',
    native: 'Partage du téléphone',
    'address-bar': 'Barre d’adresse',
    viber: 'Viber',
    line: 'LINE',
    threema: 'Threema',
    qr: 'QR code',
    facebook: 'Facebook',
    x: 'X',
    linkedin: 'LinkedIn',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
    reddit: 'Reddit',
    teams: 'Teams',
    print: 'Page imprimée',
    other: 'Un canal à vous',
  },

  methods: {
    button: 'Bouton de partage',
    'copy-link': 'Bouton de copie',
    'copy-url': 'Adresse de la page copiée à la main',
    'copy-text': 'Passage copié',
    'address-bar': 'Barre d’adresse',
    native: 'Partage du téléphone',
    link: 'Lien court',
    qr: 'Code QR',
    unknown: 'Inconnue (sans partage connu)',
  },

  sources: {
    token: 'Lien partagé',
    campaign: 'Campagne',
    search: 'Moteur de recherche',
    social: 'Réseau social',
    referrer: 'Autre site',
    direct: 'Direct',
    unsure: 'Incertain',
  },
  sourceNotes: {
    direct: 'pas encore estimé',
    unsure: 'peut-être une visite qui continue : lecteur présent dans les 30 minutes',
  },

  generations: {
    first: 'De lecteurs venus d’eux-mêmes',
    second: 'De lecteurs venus par un partage',
    later: 'Un partage plus loin',
  },

  reasons: {
    bot: {
      name: 'Robots',
      text: 'Moteurs de recherche, surveillance et autres programmes qui se disent tels.',
    },
    preview: {
      name: 'Aperçus de liens',
      text: 'Le serveur d’une messagerie ou d’un réseau, qui dessine le petit aperçu.',
    },
    reload: { name: 'Rechargements', text: 'La page partagée, rechargée dans le même onglet.' },
    'back-forward': {
      name: 'Page précédente ou suivante',
      text: 'Retrouvée par les boutons du navigateur.',
    },
    restore: { name: 'Pages restaurées', text: 'Le navigateur a ressorti la page de sa mémoire.' },
    'self-or-household': {
      name: 'Ouverture de l’auteur du partage *',
      text: 'Même adresse et même navigateur que le partage, le même jour : l’auteur, ou un proche avec le même appareil.',
    },
    'repeat-or-household': {
      name: 'Ouvert de nouveau *',
      text: 'Le même lien, de la même adresse et du même navigateur, le même jour : le même lecteur, ou un proche avec le même appareil.',
    },
    'token-taken': {
      name: 'Marque déjà prise',
      text: 'Un partage déclaré avec la marque d’un partage antérieur, fait depuis une autre vue.',
    },
    'too-old': { name: 'Trop tard', text: 'Signalé plus de 24 heures après.' },
    'from-the-future': {
      name: 'En avance',
      text: 'Daté de plus de 24 heures en avance : une horloge fausse, ou un faux.',
    },
    'foreign-page': {
      name: 'Page d’un autre site',
      text: 'La page n’est pas d’une origine de ce site. Si elle est à vous, ajoutez son origine au site.',
    },
    malformed: { name: 'Illisible', text: 'Pas dans la forme que le script emploie.' },
  },
  reasonKinds: {
    programs: { name: 'Programmes', text: 'Robots et aperçus de liens : personne n’a lu.' },
    again: {
      name: 'Le même lecteur',
      text: 'L’ouverture par l’auteur du partage, un lien que son lecteur a rouvert, une page rechargée ou retrouvée. Les lignes marquées * peuvent cacher de vraies personnes : des téléphones identiques derrière une même adresse se ressemblent.',
    },
    refused: {
      name: 'Impossibles à compter',
      text: 'Trop tard, d’un autre site, avec la marque d’un autre partage, ou illisibles.',
    },
  },
  leftOutPage: {
    title: 'Ce qui a été écarté',
    text: 'Signalé au collecteur, et absent de tous les autres chiffres : pour que vous voyiez ce qu’ils ne contiennent pas.',
    byReason: 'Par raison',
    byDay: 'Ce qui a été écarté, par jour et par raison',
    chart: '{n} écartés en {days} ; le plus : {day}, {most}.',
    whole: 'Cette page porte sur tout le site : les filtres de la vue d’ensemble ne s’y appliquent pas.',
    link: 'Tout ce qui a été écarté, par jour',
  },

  signIn: {
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    wrong: 'L’adresse e-mail ou le mot de passe est faux.',
    tooMany: 'Trop d’essais. Attendez une minute avant de recommencer.',
    codeTitle: 'Encore une étape',
    codeText: 'Entrez le code que montre votre application d’authentification.',
    code: 'Code à six chiffres',
    backupCode: 'Un des codes que vous avez gardés',
    useBackup: 'Se servir d’un code gardé',
    useCode: 'Se servir de l’application',
    wrongCode: 'Ce code est faux, ou il a déjà servi.',
    startOver: 'Recommencer depuis le début',
    byLink: 'Ou par un lien de connexion',
  },

  settings: {
    title: 'Réglages',
    figures: 'Chiffres',
    pages: {
      account: 'Compte',
      site: 'Site',
      people: 'Personnes',
      keys: 'Clés',
      links: 'Liens partagés',
      mail: 'E-mails',
      alerts: 'Alertes',
      webhooks: 'Webhooks',
      log: 'Journal',
      'add-site': 'Ajouter un site',
    },
    noRole: 'Votre rôle sur {site} ne donne pas accès à cette page.',
    saved: 'Enregistré.',
    sure: 'Vraiment ?',
    once: 'Copiez-le maintenant : il ne sera plus montré.',
    never: 'jamais',
    refused: 'Non effectué : {detail}',
    elsewhere: 'La demande vient d’une autre adresse que celle du tableau de bord.',
    roles: { viewer: 'Lecture', editor: 'Édition', owner: 'Propriétaire' },
  },

  account: {
    title: 'Votre compte',
    chooseFirst:
      'Vous êtes entré par un lien. Choisissez une adresse e-mail et un mot de passe pour revenir sans lui.',
    name: 'Nom',
    email: 'Adresse e-mail',
    emailHint: 'Elle sert à vous connecter. Rien n’y est envoyé, sauf si vous le demandez.',
    currentPassword: 'Mot de passe actuel',
    currentFor: 'Nécessaire pour changer l’adresse e-mail',
    save: 'Enregistrer',
    emailTaken: 'Quelqu’un a déjà un compte avec cette adresse e-mail.',
    wrongPassword: 'Ce n’est pas le mot de passe actuel.',
    passwordTitle: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
    passwordHint: 'Dix caractères ou plus. Quelques mots que vous seul mettriez ensemble conviennent bien.',
    choosePassword: 'Choisir le mot de passe',
    changePassword: 'Changer le mot de passe',
    emailFirst: 'Enregistrez d’abord une adresse e-mail : elle sert à se connecter avec le mot de passe.',
    passwordChanged: 'Le mot de passe vaut désormais. Toutes les autres sessions sont closes.',
    secondTitle: 'Second facteur',
    secondOff:
      'Avec un second facteur, le mot de passe seul ne suffit plus : un code d’une application de votre téléphone l’accompagne.',
    secondNeeds: 'Choisissez d’abord un mot de passe.',
    begin: 'Mettre en place un second facteur',
    scan: 'Photographiez le code avec l’application de votre téléphone ; sur cet appareil, ouvrez le lien ; ou ajoutez la clé à la main.',
    qr: 'Code QR pour l’application ; la clé ci-dessous dit la même chose',
    open: 'Ouvrir dans l’application',
    secret: 'Clé',
    keep: 'Gardez ces codes là où vous garderiez un double de clé. Chacun ouvre une fois, sans le téléphone.',
    confirmText: 'Entrez ensuite le code que montre l’application. Le second facteur vaut à partir de là.',
    confirm: 'Confirmer',
    secondOn: 'La connexion demande votre mot de passe et un code.',
    end: 'Supprimer le second facteur',
    sessionsTitle: 'Sessions',
    sessionsCaption: 'Où vous êtes connecté',
    started: 'Depuis',
    ends: 'Jusqu’au',
    thisOne: 'celle-ci',
    endOne: 'Clore',
    endOthers: 'Clore toutes les autres',
    signOut: 'Se déconnecter',
  },

  siteForm: {
    title: 'Le site {site}',
    id: 'Nom dans la balise',
    idHint: 'Minuscules, chiffres, - et _, par exemple gazette. Il figure dans la balise et ne change plus.',
    origins: 'Origines',
    originsHint:
      'Là où sont ses pages : protocole et hôte, par exemple https://www.example.org, une par ligne. Avec et sans www, cela fait deux.',
    zone: 'Fuseau horaire',
    zoneHint: 'Celui où commencent ses jours, par exemple Europe/Paris. Il est fixé dès la première vue.',
    zoneFixed:
      'Les jours sont déjà comptés dans ce fuseau. Pour en changer, il faudrait tout recompter, ce qui n’est pas encore possible.',
    days: 'Jours pendant lesquels les événements bruts sont gardés',
    daysHint:
      'Les chiffres sont gardés sans limite. Ce qui est plus ancien part dans l’heure, et ne peut plus revenir.',
    save: 'Enregistrer le site',
    addTitle: 'Ajouter un site',
    addText: 'Un site est une publication : des pages qui vont ensemble, avec des chiffres à elles.',
    add: 'Ajouter le site',
    notYours: 'Les sites sont ajoutés par les propriétaires de tous les sites.',
    taken: 'Il y a déjà un site de ce nom.',
    badId:
      'Le nom peut avoir des minuscules, des chiffres, - et _, 63 au plus, et commence par une lettre ou un chiffre.',
    noOrigin: 'Donnez au moins une origine, par exemple https://www.example.org.',
    badOrigin: '« {origin} » n’est pas une origine. Écrivez-en une comme https://www.example.org.',
    originPath: '« {origin} » est plus qu’une origine. Écrivez « {right} ».',
    badZone: 'Il n’y a pas de fuseau « {zone} ». Écrivez-en un comme Europe/Paris.',
  },

  tags: {
    title: 'La balise',
    text: 'Mettez-la dans les pages de {origin}. Avec ou sans boutons, vues et arrivées sont comptées.',
    platform: 'Comment ces pages sont faites',
    platforms: {
      html: {
        name: 'HTML simple',
        steps: ['Dans chaque page, de préférence dans le `<head>` :', 'Là où doivent être les boutons :'],
      },
      wordpress: {
        name: 'WordPress',
        steps: [
          'Enregistrez ceci sous `wp-content/mu-plugins/luciole.php`. La balise sera dans chaque page, et les boutons sous chaque article.',
        ],
      },
      ghost: {
        name: 'Ghost',
        steps: [
          'Sous Réglages, Injection de code, dans l’en-tête du site :',
          'Dans votre thème, dans `post.hbs`, après `{{content}}` ; ou dans une carte HTML d’un article :',
        ],
      },
      next: {
        name: 'Next.js',
        steps: [
          'Dans `app/layout.tsx`, le `<script>` dans le head :',
          'Là où doivent être les boutons, dans une page ou un composant :',
          'Avec TypeScript, une fois, dans `luciole.d.ts` :',
        ],
      },
      nuxt: {
        name: 'Nuxt',
        steps: ['Dans `nuxt.config.ts` :', 'Là où doivent être les boutons, dans un template :'],
      },
      astro: {
        name: 'Astro',
        steps: ['Dans votre layout, dans le `<head>` :', 'Là où doivent être les boutons :'],
      },
      'google-tag-manager': {
        name: 'Google Tag Manager',
        steps: [
          'Une nouvelle balise de type « HTML personnalisé », déclenchée sur toutes les pages. Les bloqueurs arrêtent souvent un gestionnaire de balises, et la balise avec lui : dans la page même, elle est plus sûre.',
          'Les boutons se mettent dans la page même, là où ils doivent être :',
        ],
      },
      'matomo-tag-manager': {
        name: 'Matomo Tag Manager',
        steps: [
          'Une nouvelle balise de type « HTML personnalisé », déclenchée par les pages vues. Les bloqueurs arrêtent souvent un gestionnaire de balises, et la balise avec lui : dans la page même, elle est plus sûre.',
          'Les boutons se mettent dans la page même, là où ils doivent être :',
        ],
      },
    },
  },

  check: {
    title: 'Rien n’arrive ?',
    page: 'Une page avec la balise',
    pageHint:
      'Le collecteur la demande une fois, comme un inconnu, et regarde son code. Elle doit être d’une origine du site.',
    submit: 'Qu’est-ce qui ne va pas ?',
    done: 'C’est regardé.',
    tooMany: 'Beaucoup de pages viennent d’être regardées. Attendez une minute.',
    onPage: 'Sur la page, à {time}',
    noticed: 'Ce que le collecteur a remarqué',
    since: 'Depuis son démarrage, {time}',
    levels: { good: 'En ordre :', bad: 'À corriger :', note: 'À savoir :' },
    findings: {
      'views-arrived': {
        title: 'Des événements arrivent',
        text: 'Les derniers sont venus le {at}. Vos propres ouvertures de ce que vous avez partagé sont vues et écartées.',
      },
      'tag-found': {
        title: 'La balise est en ordre',
        text: 'Elle nomme ce site et ce collecteur, et la politique de la page la laisse faire. Si rien n’arrive quand vous ouvrez la page, un bloqueur de votre navigateur l’arrête peut-être : essayez un autre navigateur.',
      },
      'origin-refused': {
        title: 'Des événements sont venus de `{origin}` et ont été refusés',
        text: '{times} fois, la dernière le {at}. Si ces pages sont à vous, ajoutez l’origine au site. Avec et sans www, cela fait deux origines.',
      },
      'no-origin': {
        title: 'Des événements sont venus d’une page sans origine et ont été refusés',
        text: '{times} fois, la dernière le {at}. Une page ouverte comme fichier, ou dans un cadre isolé, n’en a pas : ouvrez-la depuis un serveur web.',
      },
      'id-unknown': {
        title: 'Des pages de `{origin}` rapportent sous le nom `{found}`, qui n’est pas un site d’ici',
        text: '{times} fois, la dernière le {at}. Écrivez `data-site="{id}"` dans la balise.',
      },
      'page-elsewhere': {
        title: '`{origin}` n’est pas une origine du site',
        text: 'Ses pages ne peuvent pas rapporter, et ne sont pas demandées. Si elles sont à vous, ajoutez l’origine au site.',
      },
      'page-private': {
        title: '`{origin}` a une adresse privée',
        text: 'Le collecteur ne demande que des pages publiques. Pour un intranet, qui le fait tourner nomme le réseau dans LUCIOLE_CHECK_PRIVATE.',
      },
      'page-no-address': {
        title: '`{origin}` n’a pas d’adresse',
        text: 'Ce nom n’est pas connu là où tourne le collecteur. Cherchez une faute de frappe, ou attendez que le domaine soit connu partout.',
      },
      'page-unreachable': {
        title: '`{origin}` ne répond pas ({code})',
        text: 'Le collecteur n’a pas pu joindre le serveur de la page. Les lecteurs le joignent peut-être ; regardez si un pare-feu retient le collecteur.',
      },
      'page-slow': {
        title: '`{origin}` met plus de cinq secondes',
        text: 'La page n’est pas venue à temps. Réessayez, ou prenez une autre page.',
      },
      'page-certificate': {
        title: 'Le certificat de `{origin}` n’est pas valable ({code})',
        text: 'Les navigateurs avertiront aussi les lecteurs. Renouvelez le certificat, avec tous ceux qui l’accompagnent.',
      },
      'page-status': {
        title: 'La page répond par {status}',
        text: 'Regardez si l’adresse est juste, et si elle se lit sans connexion.',
      },
      'page-redirects': {
        title: 'La page mène à `{origin}`',
        text: 'Ce n’est pas une origine du site. Si les lecteurs finissent là, ajoutez cette origine au site.',
      },
      'page-not-html': {
        title: 'Ce n’est pas une page web ({type})',
        text: 'Donnez l’adresse d’une page en HTML.',
      },
      'tag-missing': {
        title: 'La balise n’est pas dans la page',
        text: 'Collez-la comme montré, videz le cache de la page, et regardez le code tel qu’il est livré. Une balise mise par un script de la page ne se voit pas ici.',
      },
      'tag-in-manager': {
        title: 'Il y a un gestionnaire de balises dans la page',
        text: 'Il met peut-être la balise quand la page tourne, ce qui n’est pas essayé ici. Publiez le conteneur, et ouvrez la page dans un navigateur sans bloqueur.',
      },
      'tag-held-back': {
        title: 'La balise est retenue : `type="{type}"`',
        text: 'Un navigateur n’exécute pas un script de ce type. Un outil de consentement la libère peut-être plus tard ; sinon, ôtez le type, et prenez `data-consent="required"` là où il faut un consentement.',
      },
      'id-missing': {
        title: 'La balise ne nomme aucun site',
        text: 'Ajoutez-y `data-site="{id}"`. Les gestionnaires de balises et les optimiseurs l’enlèvent parfois.',
      },
      'id-other': {
        title: 'La balise nomme le site `{found}`',
        text: 'Écrivez `data-site="{id}"`, comme ici.',
      },
      'reports-elsewhere': {
        title: 'La balise rapporte à `{found}`',
        text: 'Ce collecteur est à `{collector}`. Prenez-y le script, ou dites-le par `data-api`.',
      },
      'mixed-content': {
        title: 'La page vient par https, `{url}` de la balise par http',
        text: 'Les navigateurs bloquent cela. Servez le collecteur par https, et écrivez https dans la balise.',
      },
      'policy-script': {
        title: 'La Content-Security-Policy de la page bloque le script',
        text: 'Elle dit `{directive}`. Ajoutez `{origin}` à son `script-src`.',
      },
      'policy-connect': {
        title: 'La Content-Security-Policy de la page bloque les rapports',
        text: 'Elle dit `{directive}`. Ajoutez `{origin}` à son `connect-src`.',
      },
      'element-missing': {
        title: 'Pas de boutons dans le code',
        text: 'Vues et arrivées sont comptées quand même. Pour des boutons, mettez `<luciole-share></luciole-share>` là où ils doivent être.',
      },
      'consent-required': {
        title: 'Rien n’est envoyé avant le consentement',
        text: 'La balise a `data-consent="required"` : votre outil de consentement doit appeler `luciole.consent(true)`.',
      },
      'fetched-but-silent': {
        title: 'Le script a été demandé, puis plus rien',
        text: 'Une page de `{origin}` l’a chargé le {at}, mais aucun événement n’est venu. Un bloqueur, un `connect-src` sans le collecteur ou un consentement absent font cela.',
      },
      'never-fetched': {
        title: 'Aucune page du site n’a demandé le script',
        text: 'Pas depuis le {at}. La balise manque, la page n’a pas été ouverte, ou le navigateur bloque le script. Un navigateur qui l’a en cache ne le redemande pas.',
      },
    },
  },

  passkeys: {
    title: 'Clés d’accès',
    text: 'Une clé d’accès vous connecte par l’empreinte, le visage ou le code de votre appareil, sans adresse e-mail, mot de passe ni code à recopier. Rien de tout cela ne quitte l’appareil, et aucun autre site ne peut la demander.',
    caption: 'Vos clés d’accès',
    name: 'Nom',
    nameHint: 'Là où elle est gardée, par exemple « Téléphone » ou « Gestionnaire de mots de passe »',
    made: 'Depuis',
    add: 'Ajouter une clé d’accès',
    added: 'Ajoutée. Elle vous connecte désormais.',
    rename: 'Renommer',
    renameWhat: 'Renommer {name}',
    remove: 'Supprimer',
    removeWhat: 'Supprimer {name}',
    there: 'Cet appareil a déjà une clé d’accès de votre compte.',
    takenBack:
      'Rien n’a été fait : la demande à l’appareil n’est pas allée au bout, ou il n’a pas de clé d’accès pour cette adresse.',
    failed: 'Cette clé d’accès n’a pas pu être ajoutée. Recommencez.',
    stale:
      'Déconnectez-vous et reconnectez-vous d’abord : pour ajouter une clé d’accès, la session doit dater de moins d’un jour.',
    cannot:
      'Ce navigateur ne peut pas se servir de clés d’accès à cette adresse. Il faut un navigateur récent, et https ou localhost.',
    signIn: 'Utiliser une clé d’accès',
    unknown:
      'Cette clé d’accès n’ouvre rien ici, ou cela a duré trop longtemps. Réessayez, ou prenez le mot de passe.',
  },

  members: {
    title: 'Personnes de {site}',
    caption: 'Qui peut voir {site}',
    person: 'Personne',
    role: 'Rôle',
    roleOf: 'Rôle de {name}',
    you: 'vous',
    everywhere: 'propriétaire de tous les sites',
    second: 'avec un second facteur',
    remove: 'Retirer',
    removeWho: 'Retirer {name}',
    rolesText: {
      viewer: 'En lecture, on voit les chiffres.',
      editor: 'En édition, on partage aussi le tableau de bord et on exporte ce qui a été enregistré.',
      owner: 'Les propriétaires décident aussi des personnes et des clés, et lisent le journal.',
    },
    inviteTitle: 'Inviter quelqu’un',
    inviteText:
      'Ceci fabrique un lien. Envoyez-le vous-même, par la voie que vous voulez ; il sert une fois, dans les sept jours.',
    inviteFor: 'Pour qui',
    invite: 'Créer l’invitation',
    invited: 'L’invitation pour {name}',
    open: 'Pas encore acceptée',
    until: 'jusqu’au {day}',
    withdraw: 'Reprendre',
    withdrawWho: 'Reprendre l’invitation pour {name}',
  },

  keys: {
    title: 'Clés de {site}',
    text: 'Avec une clé, un programme lit les chiffres comme vous ici. Qui tient la clé peut tout ce qu’elle permet.',
    caption: 'Clés de {site}',
    name: 'À quoi elle sert',
    scope: 'Elle permet de',
    scopes: {
      read: 'lire les chiffres',
      export: 'lire les chiffres et tout exporter',
      manage: 'lire, exporter et partager le tableau de bord',
    },
    made: 'Créée',
    used: 'Dernier usage',
    unnamed: 'd’avant que les clés aient des noms',
    make: 'Créer une clé',
    madeTitle: 'La clé « {name} »',
    revoke: 'Révoquer',
    revokeWhat: 'Révoquer {name}',
    none: 'Il n’y a pas encore de clé.',
  },

  links: {
    title: 'Liens partagés de {site}',
    text: 'Qui tient un tel lien voit le tableau de bord de {site} et n’y peut rien changer. Ces liens ne figurent dans aucun journal de serveur ; révoqué, un lien est mort aussitôt.',
    caption: 'Liens partagés de {site}',
    name: 'Pour qui',
    password: 'Mot de passe',
    passwordOptional: 'Mot de passe, s’il en faut un',
    withPassword: 'avec mot de passe',
    make: 'Créer un lien',
    madeTitle: 'Le lien pour {name}',
    frame: 'Pour le montrer dans une de vos pages :',
    none: 'Il n’y a pas encore de lien.',
    embedTitle: 'Pages qui peuvent le montrer',
    embedText:
      'Seules les pages de ces origines peuvent tenir un tableau de bord partagé dans un cadre. Une par ligne, par exemple https://intranet.example.org ; aucune au départ.',
    origins: 'Origines',
    badOrigin: 'Chaque ligne doit être une origine telle que https://www.example.org, sans chemin.',
    save: 'Enregistrer',
  },

  log: {
    title: 'Journal de {site}',
    text: 'Ce qui a été fait aux personnes, aux clés et aux réglages, et les connexions des membres. Ni adresse ni navigateur ne sont gardés.',
    caption: 'Ce qui a été fait',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    none: 'Rien n’a encore été fait.',
    signInBy: {
      link: 'lien de connexion',
      password: 'mot de passe',
      'second factor': 'mot de passe et code',
      passkey: 'clé d’accès',
    },
    actions: {
      'signed-in': 'connexion',
      'sign-in-failed': 'connexion manquée',
      'second-factor-failed': 'code du second facteur faux',
      'signed-out': 'déconnexion',
      'session-ended': 'sessions closes',
      'account-changed': 'compte modifié',
      'password-changed': 'mot de passe changé',
      'second-factor-on': 'second facteur mis en place',
      'second-factor-off': 'second facteur supprimé',
      'passkey-added': 'clé d’accès ajoutée',
      'passkey-removed': 'clé d’accès supprimée',
      'person-added': 'compte ajouté',
      'person-reset': 'compte remis à zéro',
      'person-removed': 'compte supprimé',
      invited: 'invitation',
      'invitation-withdrawn': 'invitation reprise',
      joined: 'invitation acceptée',
      'role-changed': 'rôle changé',
      'member-removed': 'retrait du site',
      'key-made': 'clé créée',
      'key-revoked': 'clé révoquée',
      'link-made': 'lien partagé créé',
      'link-revoked': 'lien partagé révoqué',
      'embedding-changed': 'pages qui peuvent montrer le tableau de bord changées',
      exported: 'tout exporté',
      'letters-changed': 'a changé ses envois par e-mail',
      'letters-stopped': 'a arrêté des envois par le lien d’un e-mail',
      'alerts-changed': 'a changé les alertes',
      'webhook-made': 'a ajouté un webhook',
      'webhook-changed': 'a changé un webhook',
      'webhook-secret-made': 'a fait un nouveau secret pour un webhook',
      'webhook-stopped': 'un webhook qui échouait toujours a été coupé',
      'webhook-removed': 'a supprimé un webhook',
      'site-added': 'site ajouté',
      'origins-changed': 'origines changées',
      'zone-changed': 'fuseau horaire changé',
      'retention-changed': 'durée de garde des événements bruts changée',
    },
  },

  mail: {
    title: 'E-mails sur {site}',
    text: 'Envoyés à {email}. Chaque message a un lien qui met fin à ces envois, sans connexion.',
    none: 'Ce serveur ne peut pas encore envoyer d’e-mails : qui s’en occupe règle LUCIOLE_SMTP_URL et LUCIOLE_MAIL_FROM. Ce que vous choisissez ici vaudra dès lors.',
    emailFirst: 'Il faut une adresse pour écrire : choisissez d’abord votre e-mail.',
    weekly: 'Rapport hebdomadaire',
    weeklyHint: 'Le lundi à sept heures, à l’heure du site.',
    monthly: 'Rapport mensuel',
    monthlyHint: 'Le premier du mois à sept heures.',
    alerts: 'Alertes',
    alertsHint: 'Quand un article décolle ou que le site ne donne plus signe de vie.',
    language: 'Langue des e-mails',
    save: 'Enregistrer',
    previewTitle: 'En voir un',
    previewText: 'Le dernier rapport, exactement comme il est envoyé. Il s’ouvre dans une page à part.',
    asText: 'en texte',
  },

  alerts: {
    title: 'Alertes de {site}',
    text: 'Recherchées toutes les cinq minutes et annoncées une seule fois, à qui a demandé les alertes par e-mail et aux webhooks.',
    on: 'L’annoncer',
    burst: 'Un article décolle',
    burstText:
      'Ses arrivées par des liens partagés en trois heures environ, comparées à son propre rythme des sept jours précédents et aux heures où ce site est lu. Annoncé quand le hasard seul produit un tel écart moins d’une fois sur cent mille examens, vu ce que rapportent les partages de ce site, et que ces deux conditions sont remplies :',
    least: 'Arrivées, au moins',
    times: 'Fois son propre rythme, au moins',
    silent: 'Le site ne donne plus signe de vie',
    silentText:
      'Aucune vue, depuis si longtemps qu’il en manque au moins seize, même d’après les jours les plus calmes de la semaine précédente. Les nuits calmes sont alors connues ; il faut une semaine pour les apprendre.',
    minutes: 'Minutes sans une vue, au moins',
    save: 'Enregistrer',
    past: 'Les alertes qu’il y a eu',
    none: 'Aucune jusqu’ici.',
    caption: 'Alertes de {site}, les dernières d’abord',
    what: 'Quoi',
    from: 'Depuis',
    until: 'Jusqu’à',
    goesOn: 'en cours',
  },

  webhooks: {
    title: 'Webhooks de {site}',
    text: 'Ce qui arrive est envoyé à une adresse à vous, pour des programmes ou une messagerie. Chaque envoi est retenté pendant un jour et demi jusqu’à ce qu’il soit pris ; ce qui échoue trois jours est coupé.',
    none: 'Il n’y a pas encore de webhook.',
    make: 'Ajouter un webhook',
    madeSaid: 'Ajouté.',
    madeTitle: 'Le secret de « {name} »',
    chooseOne: 'Choisissez au moins une chose à annoncer.',
    name: 'À quoi il sert',
    kind: 'Forme',
    kinds: {
      json: 'JSON signé, pour des programmes',
      slack: 'Une ligne de texte, pour Slack et ses semblables',
    },
    url: 'Adresse',
    urlHint: 'Elle commence par https://. Ensuite, seule son origine est montrée.',
    events: 'Ce qui lui est annoncé',
    told: {
      'alert.burst': 'Un article décolle',
      'alert.silent': 'Le site ne donne plus signe de vie',
      'alert.recovered': 'Une alerte est finie',
      'report.weekly': 'Rapport hebdomadaire',
      'report.monthly': 'Rapport mensuel',
    },
    test: 'Essayer',
    testWhat: 'Essayer {name}',
    testing: 'Envoi d’un essai…',
    tested: 'L’essai a été pris.',
    failed: 'L’essai n’a pas été pris : {why}',
    failing: 'Rien n’est passé depuis le {since}.',
    offFailing: 'Coupé, puisque rien n’était passé depuis le {since}.',
    offOwner: 'Coupé.',
    switchOn: 'Rétablir',
    switchOnWhat: 'Rétablir {name}',
    switchOff: 'Couper',
    switchOffWhat: 'Couper {name}',
    rotate: 'Nouveau secret',
    rotateWhat: 'Nouveau secret pour {name}',
    remove: 'Supprimer',
    removeWhat: 'Supprimer {name}',
    deliveries: 'Envois',
    deliveriesOf: 'Envois à {name}, les derniers d’abord',
    noDeliveries: 'Rien n’a encore été envoyé.',
    when: 'Quand',
    event: 'Quoi',
    state: 'Résultat',
    next: 'de nouveau le {at}',
    states: {
      waiting: 'en route',
      delivered: 'pris',
      failed: 'abandonné',
      dropped: 'pas envoyé',
    },
  },

  unsubscribe: {
    title: 'Plus d’e-mails',
    gone: 'Ce lien est trop ancien ou incomplet. Connectez-vous pour choisir ce qui vous est envoyé.',
    asks: {
      weekly: 'Vous recevez le rapport hebdomadaire de {site}.',
      monthly: 'Vous recevez le rapport mensuel de {site}.',
      alerts: 'Vous recevez les alertes de {site}.',
    },
    done: {
      weekly: 'Vous ne recevez plus le rapport hebdomadaire de {site}.',
      monthly: 'Vous ne recevez plus le rapport mensuel de {site}.',
      alerts: 'Vous ne recevez plus les alertes de {site}.',
    },
    stop: 'Ne plus m’envoyer cela',
    again: 'Qui peut lire le site peut les redemander dans ses réglages.',
  },

  join: {
    title: 'Vous êtes invité',
    text: 'Sur {site}, avec le rôle : {role}.',
    gone: 'Cette invitation a servi, a été reprise ou est trop ancienne. Demandez-en une autre.',
    acceptAs: 'Accepter en tant que {who}',
    newAccount: 'Choisissez comment vous vous connecterez.',
    accept: 'Accepter',
    haveAccount: 'Vous avez déjà un compte ? Connectez-vous, puis acceptez avec lui :',
  },

  shared: {
    title: 'Partagé avec vous',
    passwordText: 'Ce tableau de bord a un mot de passe. Qui vous a donné le lien le connaît.',
    open: 'Ouvrir',
    wrong: 'Ce n’est pas le mot de passe du lien.',
    gone: 'Ce lien ne mène plus nulle part. Demandez-en un autre.',
  },
};
