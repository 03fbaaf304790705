import type { MailMessages } from './en.js';

/** Every text of mails, in French. Signs that French sets apart have a no-break space before them. */
export const fr: MailMessages = {
  code: 'fr',
  locale: 'fr-FR',

  report: {
    subject: {
      weekly: '{site}, semaine du {from} : partages {shares}, arrivées {arrivals}',
      monthly: '{site}, {month} : partages {shares}, arrivées {arrivals}',
    },
    title: {
      weekly: 'Ce que les lecteurs de {site} ont fait suivre la semaine dernière',
      monthly: 'Ce que les lecteurs de {site} ont fait suivre le mois dernier',
    },
    span: '{from} – {to}, jours de {zone}',
    figures: 'Chiffres',
    lines: {
      shares: 'Partages',
      arrivals: 'Arrivées par un lien partagé',
      perShare: 'Arrivées par partage',
      visitors: 'Visiteurs, additionnés jour par jour',
      pageViews: 'Pages vues',
    },
    figure: 'Chiffre',
    value: 'Cette période',
    change: {
      weekly: 'Par rapport à la semaine d’avant',
      monthly: 'Par rapport au mois d’avant',
    },
    before: '{change} (contre {before})',
    same: 'comme avant',
    fromNone: 'aucun avant',
    unknown: 'sans objet',
    pages: 'Les pages qui ont le plus voyagé',
    page: 'Page',
    shares: 'Partages',
    arrivals: 'Arrivées',
    noPages: 'Rien n’a été partagé, et personne n’est venu par un lien partagé.',
    channels: 'Canaux',
    channel: 'Canal',
    leftOut: 'Écartés de ces chiffres',
    reason: 'Raison',
    times: 'Fois',
    household:
      'Des appareils identiques derrière une même adresse se ressemblent : les ouvertures écartées comme celles de l’auteur du partage ou comme répétées peuvent cacher de vraies personnes.',
    late: 'Des événements peuvent arriver avec un jour de retard : le tableau de bord en montrera peut-être quelques-uns de plus que ce message.',
    open: 'Voir exactement ces jours dans le tableau de bord',
    footer: 'Vous avez demandé ce rapport de {site} dans Luciole.',
  },

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

  reasons: {
    bot: 'Robots',
    preview: 'Aperçus de liens',
    reload: 'Rechargements',
    'back-forward': 'Page précédente ou suivante',
    restore: 'Pages restaurées',
    'self-or-household': 'Ouverture de l’auteur du partage',
    'repeat-or-household': 'Ouvert de nouveau',
    'token-taken': 'Marque déjà prise',
    'too-old': 'Trop tard',
    'from-the-future': 'En avance',
    'foreign-page': 'Page d’un autre site',
    malformed: 'Illisible',
  },

  alerts: {
    burst: {
      subject: '{site} : « {title} » décolle',
      title: 'Un article décolle',
      text: '« {title} » a reçu {arrivals} arrivées par des liens partagés depuis {since}. Au rythme de ses sept jours précédents, on en attendait {expected}.',
      certain:
        'C’est {excess} de plus, à {margin} près. Le hasard seul produit un tel écart moins d’une fois sur cent mille examens.',
      open: 'Voir cet article dans le tableau de bord',
    },
    silent: {
      subject: '{site} ne donne plus signe de vie',
      title: 'Plus aucune vue',
      text: 'Depuis {since}, aucune vue de {site} n’a été signalée. À cette heure, on en attend au moins {missing}, même ses jours calmes.',
      why: 'Le site est peut-être en panne, ou le script n’est plus dans ses pages, ou il est bloqué.',
      open: 'Ouvrir le tableau de bord',
    },
    recovered: {
      subject: '{site} donne de nouveau signe de vie',
      title: 'Les vues sont de retour',
      text: 'Des vues de {site} sont de nouveau signalées, après un silence commencé à {since}.',
      open: 'Ouvrir le tableau de bord',
    },
    footer: 'Vous avez demandé les alertes de {site} dans Luciole.',
  },

  stop: {
    weekly: 'Ne plus recevoir le rapport hebdomadaire de {site}',
    monthly: 'Ne plus recevoir le rapport mensuel de {site}',
    alerts: 'Ne plus recevoir les alertes de {site}',
  },

  slack: {
    burst: ':rocket: *{site}* : {page} décolle : {arrivals} arrivées depuis {since}, {expected} attendues.',
    silent: ':warning: *{site}* ne donne plus signe de vie : aucune vue depuis {since}.',
    silentOver: ':white_check_mark: *{site}* signale de nouveau des vues.',
    burstOver: ':chart_with_downwards_trend: *{site}* : {page} s’est calmé.',
    weekly: ':bar_chart: *{site}*, {from} – {to} : partages {shares}, arrivées {arrivals}. {view}',
    monthly: ':bar_chart: *{site}*, {from} – {to} : partages {shares}, arrivées {arrivals}. {view}',
    test: 'Luciole peut joindre ce canal pour *{site}*.',
    details: 'détails',
  },
};
