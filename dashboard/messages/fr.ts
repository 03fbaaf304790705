import type { Messages } from './en.js';
import { plural } from './plural.js';

/** Every text of the dashboard, in French. Signs that French sets apart have a no-break space before them. */
export const fr: Messages = {
  code: 'fr',
  locale: 'fr-FR',
  name: 'Français',

  skip: 'Aller aux chiffres',
  site: 'Site',
  period: 'Période',
  language: 'Langue',
  periods: { today: 'Aujourd’hui', '7': '7 jours', '30': '30 jours', '90': '90 jours' },
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
    why: 'Mot de passe oublié ? Un tel lien vous connecte ; `npx luciole user reset ADRESSE` permet d’en choisir un autre.',
  },

  noSite: {
    title: 'Pas encore de site',
    text: 'Ajoutez votre publication là où tourne le collecteur. Cette page continuera toute seule :',
  },

  first: {
    title: 'En attente de la première vue…',
    paste:
      'Collez ceci dans les pages de {origin} : la première ligne n’importe où, la seconde à l’endroit des boutons.',
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
    pageViews: 'Pages vues',
    landings: 'Entrées',
    leftOut: 'Écartés',
  },
  unmatched: plural({ one: 'dont {n} sans partage connu', other: 'dont {n} sans partage connu' }),
  unmatchedShort: plural({ one: '{n} sans partage', other: '{n} sans partage' }),
  allMatched: 'toutes rattachées à leur partage',
  upperBound:
    'Au plus {most}, si tous ceux qu’on a écartés comme auteur du partage ({own}) ou comme répétition ({repeated}) étaient d’autres personnes',
  matchedOnly: 'arrivées rattachées seulement',
  visitorsUnit: 'additionnés jour par jour',
  pageViewsParts: 'entrées : {landings}, pages suivantes : {views}',
  leftOutUnit: 'enregistrés, comptés nulle part ailleurs',

  counted: {
    shares:
      'Un partage compte dès qu’un lecteur le commence : un bouton touché, un lien copié. Personne ne peut savoir si le message est parti ensuite. Une feuille de partage refermée ne compte pas.',
    arrivals:
      'Une visite venue de l’extérieur par un lien partagé. Robots, aperçus, rechargements et ouvertures de l’auteur du partage le même jour sont écartés. Sans partage connu : le lien porte une marque valable, mais son partage n’est pas enregistré. S’il est signalé plus tard, l’arrivée s’y rattache toute seule. Le maximum compte comme une autre personne chacun de ceux qu’on a écartés comme auteur ou comme répétition : derrière une même adresse, des téléphones identiques se ressemblent.',
    perShare:
      'Arrivées rattachées divisées par les partages ; les autres n’y sont pas. Chacun compte à son propre jour : une arrivée d’aujourd’hui peut venir d’un partage de la semaine dernière.',
    visitors:
      'Lecteurs différents de chaque jour, additionnés. Qui lit deux jours compte deux fois : rien ne reconnaît un lecteur une fois la journée finie. Les lecteurs dont le navigateur demande à ne pas être suivi n’y sont pas.',
    pageViews:
      'Les entrées sont les visites venues de l’extérieur du site ; les pages suivantes, celles lues ensuite. Les robots ne sont ni dans les unes ni dans les autres.',
    leftOut:
      'Ce qui a été signalé mais n’est compté nulle part ailleurs, chaque fois avec sa raison. Les raisons sont données à la fin de cette page.',
    days: 'Chaque partage et chaque arrivée se trouve au jour où il a eu lieu, dans le fuseau horaire du site. Les deux graphiques ont la même échelle.',
    channels:
      'Où le partage est parti, selon le choix du lecteur. Privé : seules les personnes de la conversation le voient. Public : un réseau où d’autres le voient aussi. Inconnu : un lien copié, un QR code, une page imprimée ou la feuille de partage du téléphone ne disent pas où il est allé. Une arrivée prend le canal de son partage.',
    pages:
      'La page partagée, sans paramètres de campagne ni de suivi. Une arrivée appartient à la page de son partage. Le titre est le dernier qui a été signalé.',
    sources:
      'D’où vient chaque entrée, d’après la visite elle-même : d’abord la marque d’un lien partagé, puis les paramètres de campagne, puis le site d’où l’on vient. Direct : rien de tout cela. Incertain : rien non plus, mais le même lecteur était sur le site dans les 30 minutes précédentes ; c’est peut-être la même visite qui continue.',
    generations:
      'Jusqu’où une page a voyagé. Les partages de lecteurs venus d’eux-mêmes sont la génération 1 ; un lecteur venu par un tel partage et qui partage à son tour fait la génération 2, et ainsi de suite. Une arrivée a la génération de son partage.',
    methods:
      'Comment le partage a été fait sur la page. Une arrivée sans partage connu n’a rien qui le dise.',
    reasons:
      'Chaque ligne est une raison pour laquelle ce qui a été signalé n’est pas dans les chiffres plus haut. Les deux lignes marquées * peuvent cacher de vraies personnes : c’est pourquoi elles figurent aussi à côté des arrivées.',
  },

  perDay: {
    title: 'Jour par jour',
    caption: 'Partages et arrivées par jour',
    day: 'Jour',
    table: 'Lire en tableau',
  },
  chart: '{shares} et {arrivals} en {days} ; jour du plus grand nombre de partages : {day}.',
  chartQuiet: 'Ni partage ni arrivée en {days}.',
  sharesCount: plural({ one: '{n} partage', other: '{n} partages' }),
  arrivalsCount: plural({ one: '{n} arrivée', other: '{n} arrivées' }),
  daysCount: plural({ one: '{n} jour', other: '{n} jours' }),

  byChannel: { title: 'Canaux', caption: 'Partages et arrivées par canal', head: 'Canal' },
  byPage: {
    title: 'Pages',
    caption: 'Partages et arrivées par page',
    captionCut: 'Partages et arrivées par page : les {n} premières par arrivées et partages',
    head: 'Page',
    untitled: 'Page sans titre',
    showAll: plural({ one: 'Afficher la page', other: 'Afficher les {n} pages' }),
    showFewer: 'En afficher moins',
  },
  bySource: { title: 'D’où viennent les lecteurs', caption: 'Entrées par source', head: 'Source' },
  byGeneration: {
    title: 'De proche en proche',
    caption: 'Partages et arrivées par génération',
    head: 'Génération',
  },
  byMethod: { title: 'Façons de partager', caption: 'Partages et arrivées par méthode', head: 'Méthode' },
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
      people: 'Personnes',
      keys: 'Clés',
      links: 'Liens partagés',
      log: 'Journal',
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
    emailHint: 'Elle sert à vous connecter. Rien n’y est envoyé.',
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
    },
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
