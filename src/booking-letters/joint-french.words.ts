import { KIND } from '../bookings/kind.words.js';
import { afterColon, asSentence } from './told.js';
import type { JointTold, JointWords } from './joint-words.js';

export const jointFrench: JointWords = {
  subject,
  paragraphs,
  after,
  caption: ({ news: { repetition } }) => (repetition === null ? 'Les places' : 'Les dates'),
  columns: { date: 'Date', place: 'Place', kind: 'Sorte' },
  labels: { dates: 'Dates', hours: 'Horaire' },
  cells: {
    elsewhere: (place) => `${place} (autre place que d’habitude)`,
    requested: (place) => `${place}, demande transmise`,
    formerly: (what) => `auparavant\u00a0: ${what}`,
    cancelled: 'annulé',
    missing: 'pas réservé',
    kept: 'inchangé',
    why: {
      taken: 'déjà pris',
      closed: 'fermé',
      refused: 'ce n’est pas possible ce jour-là',
      'too-late': 'il est trop tard',
      'awaits-approval': 'la demande attend sa réponse',
      'not-yours': 'dans un autre télécentre',
    },
    because: (what, why) => `${what}, ${why}`,
  },
  actions: {
    see: 'Voir toutes les dates',
    seeOrChange: 'Voir, changer ou annuler les dates',
    cancelNext: (day) => `Annuler la prochaine date, ${day}`,
  },
};

function subject(told: JointTold): string {
  const { news, where, often, when, count, requested, kind } = told;
  if (often === null) return `${DONE[news.kind]}${byPlace(told)}\u00a0: ${places(told)} ${where}, ${when}`;
  const about = [`${often} ${where}`, when].filter((part) => part !== '').join(', ');
  switch (news.kind) {
    case 'made':
      if (count > 0) return `Confirmé\u00a0: ${about}`;
      return requested > 0 ? `Demande transmise\u00a0: ${about}` : `Bien noté\u00a0: ${about}`;
    case 'continued':
      return count + requested > 0
        ? `Réservé aussi\u00a0: ${about}`
        : `Pas réservé\u00a0: ${kind === null ? '' : `${KIND.fr[kind]} `}${where}, ${when}`;
    case 'changed':
      return `Changé\u00a0: ${about}`;
    case 'cancelled':
      return `Annulé${byPlace(told)}\u00a0: ${about}`;
    case 'parted':
      return `Série écourtée\u00a0: ${about}`;
  }
}

const DONE = {
  made: 'Confirmé',
  continued: 'Réservé aussi',
  changed: 'Changé',
  cancelled: 'Annulé',
  parted: 'Changé',
} as const;

function byPlace({ news: { kind, by } }: JointTold): string {
  return kind === 'cancelled' && by === 'telecentre' ? ' par le télécentre' : '';
}

function paragraphs(told: JointTold): string[] {
  const { news, count, requested } = told;
  switch (news.kind) {
    case 'made':
      return [...given(told), ...asked(told), ...notHad(told), ...toCome(told)];
    case 'continued':
      return [
        ...(count + requested === 0
          ? []
          : [
              `De nouvelles dates se sont ouvertes à la réservation${told.often === null ? '' : ` (${told.often} ${told.where})`}, et ${count + requested === 1 ? 'celle-ci est réservée' : `ces ${count + requested} dates sont réservées`} pour vous.`,
            ]),
        ...asked(told),
        ...notHad(told),
        ...toCome(told),
      ];
    case 'changed':
      return [`${doer(told) ?? 'C’est fait\u00a0:'} ${changedWords(told)}`, ...notHad(told), ...toCome(told)];
    case 'cancelled':
      return [cancelled(told), ...notHad(told)];
    case 'parted':
      return [PARTED];
  }
}

const PARTED =
  'Une partie de vos dates est désormais une série à part\u00a0: un autre courriel la détaille. Celui-ci met votre agenda à jour pour les dates qui restent.';

/** « C’est réservé : un poste vous attend à Montmurat tous les jeudis matin, 22 fois du 7 janvier au 24 juin 2027. » */
function given(told: JointTold): string[] {
  const { news, count, often, where, whenGiven: when } = told;
  if (count === 0) return [];
  const begin = news.by === 'self' ? 'C’est réservé' : `${who(told)} a réservé pour vous`;
  if (often === null)
    return [
      `${begin}\u00a0: ${places(told)} ${count === 1 ? 'vous attend' : 'vous attendent'} ${where}, ${when}.`,
    ];
  if (news.repetition?.rule === null)
    return [`${begin}\u00a0: ${place(told)} vous attend ${where} à ${often}, ${when}.`];
  const times = count === 1 ? '' : ` ${count}\u00a0fois`;
  return [`${begin}\u00a0: ${place(told)} vous attend ${where}, ${often},${times} ${when}.`];
}

function asked({ requested, count, news }: JointTold): string[] {
  if (requested === 0) return [];
  const all = count === 0 ? 'Votre demande est transmise. ' : '';
  const what = news.repetition === null ? 'place' : 'date';
  return [
    requested === 1
      ? `${all}Une ${what} attend l’accord de l’accueil\u00a0: elle vous est gardée jusqu’à sa réponse, qui vous viendra par courriel.`
      : `${all}${requested}\u00a0${what}s attendent l’accord de l’accueil\u00a0: elles vous sont gardées jusqu’à sa réponse, qui vous viendra par courriel.`,
  ];
}

function notHad({ news: { missing, kind } }: JointTold): string[] {
  const kept = missing.filter(({ isKept }) => isKept).length;
  const lost = missing.length - kept;
  return [
    ...(lost === 0
      ? []
      : [
          lost === 1
            ? 'Une date n’a pas pu être réservée\u00a0: la liste dit pourquoi.'
            : `${lost}\u00a0dates n’ont pas pu être réservées\u00a0: la liste dit pourquoi.`,
        ]),
    ...(kept === 0
      ? []
      : [
          `${kept === 1 ? 'Une date reste comme elle était' : `${kept}\u00a0dates restent comme elles étaient`}${kind === 'cancelled' ? '' : '\u00a0: la liste dit pourquoi'}.`,
        ]),
  ];
}

function toCome({ news: { later }, opensOn }: JointTold): string[] {
  if (opensOn === null) return [];
  return [
    later.length === 1
      ? `Une date ne peut pas encore être réservée\u00a0: nous la réserverons pour vous le ${opensOn}, et vous le saurez par courriel.`
      : `${later.length}\u00a0dates ne peuvent pas encore être réservées\u00a0: nous les réserverons pour vous dès que possible, la première le ${opensOn}, et vous le saurez par courriel.`,
  ];
}

function changedWords({ news, count, requested }: JointTold): string {
  const changed = count + requested;
  const what = news.repetition === null ? 'place' : 'date';
  if (changed === 0) return 'rien de ce qui est réservé ne change.';
  return changed === 1
    ? `une ${what} change. La voici telle qu’elle est maintenant.`
    : `${changed}\u00a0${what}s changent. Les voici telles qu’elles sont maintenant.`;
}

function cancelled(told: JointTold): string {
  const { news, count, requested, reason } = told;
  const changed = count + requested;
  const many = changed === 1 ? 'une de vos réservations' : `${changed}\u00a0de vos réservations`;
  const because = reason === null ? '.' : `\u00a0: ${asSentence(afterColon(reason))}`;
  if (news.by === 'telecentre')
    return `Le télécentre a dû annuler ${many}${because} Nous en sommes désolés. Un autre moment ou un autre télécentre vous conviendrait peut-être\u00a0: nous vous y accueillerons avec plaisir.`;
  if (news.by === 'colleague') return `${who(told)} a annulé ${many}. Les places sont de nouveau libres.`;
  if (changed === 0) return 'C’est annulé\u00a0: plus rien ne sera réservé.';
  return changed === 1
    ? 'C’est annulé\u00a0: la place est de nouveau libre.'
    : `C’est annulé\u00a0: ${changed}\u00a0réservations, et les places sont de nouveau libres.`;
}

function after({ news }: JointTold): string[] {
  const { calendar, file, repetition } = news;
  if (file !== null)
    return [
      'Le fichier joint contient ces dates, pour votre agenda. Il ne se met pas à jour\u00a0: pour cela, abonnez votre agenda à vos réservations, depuis votre compte.',
    ];
  if (calendar?.method !== 'REQUEST') return [];
  return [
    repetition === null
      ? 'L’invitation jointe tient votre agenda à jour. La refuser dans l’agenda, c’est annuler toutes les places qu’elle montre.'
      : 'L’invitation jointe tient votre agenda à jour. Y refuser une date, c’est annuler cette date\u00a0; refuser la série entière, c’est annuler toutes les dates à venir qu’elle montre.',
  ];
}

/** `3 postes`, `4 places`. */
function places({ kind, count, requested }: JointTold): string {
  const all = count + requested;
  if (kind === null) return `${all}\u00a0places`;
  const [word = '', ...rest] = KIND.fr[kind].split(' ');
  return [`${all}\u00a0${word}${all > 1 ? (word === 'bureau' ? 'x' : 's') : ''}`, ...rest].join(' ');
}

function place({ kind }: JointTold): string {
  if (kind === null) return 'une place';
  return `${kind === 'desk' || kind === 'office' ? 'un' : 'une'} ${KIND.fr[kind]}`;
}

function doer(told: JointTold): string | null {
  const { by } = told.news;
  if (by === 'self') return null;
  return by === 'clock' ? 'Du nouveau\u00a0:' : `${who(told)} a changé votre réservation\u00a0:`;
}

function who({ news: { by, byName } }: JointTold): string {
  return by === 'colleague' ? (byName ?? 'Un collègue') : 'Le télécentre';
}
