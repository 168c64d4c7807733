import { KIND } from '../bookings/kind.words.js';
import type { Kind } from '../reservation/kind.js';
import {
  COMMUNE_ON_THE_MAP,
  ON_THE_MAP,
  TO_BE_CONFIRMED_BY_TELECENTRE,
} from '../telecentres/coming-there.words.js';
import type { BookingNews } from './booking-news.js';
import { afterColon, asSentence, isSamePlace, type BookingWords, type Told } from './told.js';

export const french: BookingWords = {
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  subject,
  opening,
  closing,
  footer: ({ news }) => [
    ...(news.kind === 'confirmed' ? [PUBLIC_PREMISES] : []),
    'Vous recevez ce courriel parce qu’une réservation est à votre nom.',
  ],
  stop: ({ news }) =>
    news.kind === 'reminder' ? 'Ne plus recevoir de rappels' : 'Ne plus recevoir ces courriels',
  actions: {
    see: 'Voir ma réservation',
    confirm: 'Confirmer cette réservation',
    cancel: 'Annuler cette réservation',
    withdraw: 'Retirer ma demande',
    move: 'Déplacer cette réservation',
    restore: 'Rétablir cette réservation',
    search: 'Chercher une autre place',
  },
  labels: {
    date: 'Date',
    hours: 'Horaire',
    place: 'Place',
    telecentre: 'Télécentre',
    address: 'Adresse',
    map: 'Plan',
    access: 'Accès',
    doorCode: 'Porte',
    opening: 'Ouverture',
    host: 'Accueil',
    phone: 'Téléphone',
    email: 'Courriel',
    title: 'Objet',
    message: 'Votre message',
    people: 'Personnes',
    bookedBy: 'Réservé par',
    reason: 'Motif',
    formerly: 'Auparavant',
    now: 'Désormais',
    reference: 'Référence',
  },
  halfDays: { morning: 'matin', afternoon: 'après-midi', day: 'journée' },
  values: {
    map: ON_THE_MAP.fr,
    communeMap: COMMUNE_ON_THE_MAP.fr,
    doorCode: ({ from }) =>
      from === null
        ? 'Le code s’affiche sur la page de votre réservation.'
        : `Le code s’affichera sur la page de votre réservation à partir du ${from.day} à ${from.time}.`,
    noDoorCode: 'Elle s’ouvre avec un code\u00a0: demandez-le au télécentre avant de venir.',
    accessToBeConfirmed: TO_BE_CONFIRMED_BY_TELECENTRE.fr,
  },
};

/** Code général de la propriété des personnes publiques. */
const PUBLIC_PREMISES =
  'L’autorisation d’occuper un local public est temporaire, précaire et révocable (articles L.\u00a02122-1 à L.\u00a02122-3 du code général de la propriété des personnes publiques).';

function subject({ news, where, when, deadline, isTomorrow }: Told): string {
  const { kind, booking, by } = news;
  const about = `${KIND.fr[booking.kind]} ${where}, ${when}`;
  const done = (participle: string): string => participle + (isFeminine(booking.kind) ? 'e' : '');
  switch (kind) {
    case 'held':
      return `À confirmer avant ${deadline.time}\u00a0: ${about}`;
    case 'requested':
      return `Demande transmise\u00a0: ${about}`;
    case 'declined':
      return `Demande refusée\u00a0: ${about}`;
    case 'lapsed':
      return `Demande restée sans réponse\u00a0: ${about}`;
    case 'confirmed':
      return `${done('Confirmé')}\u00a0: ${about}`;
    case 'moved':
      return `${done('Déplacé')}\u00a0: ${about}`;
    case 'moved-away':
      return `${done('Déplacé')} ${isSamePlace(news) ? 'à part' : 'ailleurs'}\u00a0: ${about}`;
    case 'edited':
      return `${done('Modifié')}\u00a0: ${about}`;
    case 'cancelled':
      return `${done('Annulé')}${by === 'telecentre' ? ' par le télécentre' : ''}\u00a0: ${about}`;
    case 'restored':
      return `${done('Rétabli')}\u00a0: ${about}`;
    case 'missed':
      return `Place rendue\u00a0: ${about}`;
    case 'reminder':
      return `Rappel${isTomorrow ? ' pour demain' : ''}\u00a0: ${about}`;
  }
}

function opening({ news, where, spoken, deadline, restorableUntil, isTomorrow }: Told): string {
  const { kind, booking } = news;
  const who = actorOf(news);
  const place = `${isFeminine(booking.kind) ? 'une' : 'un'} ${KIND.fr[booking.kind]}`;
  switch (kind) {
    case 'held':
      return `${who === undefined ? 'Nous vous gardons' : `${who} vous garde`} ${place} ${where} jusqu’au ${deadline.day} à ${deadline.time}. Confirmez d’ici là, sinon la place redevient libre.`;
    case 'requested':
      return `${who === undefined ? 'Votre demande est transmise' : `${who} a fait une demande pour vous`}\u00a0: ${place} ${where}. L’accueil répond avant le ${deadline.day} à ${deadline.time}\u00a0; jusque-là, la place vous est gardée.`;
    case 'declined':
      return `L’accueil n’a pas pu accepter votre demande${becauseOf(booking.cancellationReason)} Un autre moment ou un autre télécentre vous conviendrait peut-être.`;
    case 'lapsed':
      return 'L’accueil n’a pas répondu à temps à votre demande, et la place n’est plus gardée. Nous en sommes désolés. Appelez le télécentre, ou choisissez une autre place.';
    case 'confirmed':
      if (news.approval)
        return `L’accueil a accepté votre demande\u00a0: ${place} vous attend ${where}.${wordOf(news.approval.word)}`;
      return who === undefined
        ? `Votre réservation est confirmée\u00a0: ${place} vous attend ${where}.`
        : `${who} a réservé pour vous\u00a0: ${place} vous attend ${where}.`;
    case 'moved':
      return `${who === undefined ? 'Votre réservation est déplacée' : `${who} a déplacé votre réservation`}. Voici la nouvelle réservation.`;
    case 'moved-away':
      if (isSamePlace(news))
        return 'Cette place n’est plus à la même heure que les autres. Ce message la retire de l’entrée commune de votre agenda\u00a0; un autre vous donne les détails du nouvel horaire.';
      return `Votre réservation n’est plus ${where}. Ce message retire l’ancienne date de votre agenda\u00a0; un autre vous donne les détails de la nouvelle.`;
    case 'edited':
      return `${who === undefined ? 'Votre réservation est modifiée' : `${who} a modifié votre réservation`}. Voici la nouvelle réservation.`;
    case 'cancelled':
      if (news.by === 'telecentre')
        return `Le télécentre a dû annuler votre réservation${becauseOf(booking.cancellationReason)} Nous en sommes désolés. Un autre moment ou un autre télécentre vous conviendrait peut-être\u00a0: nous vous y accueillerons avec plaisir.`;
      if (news.by === 'self')
        return `Votre réservation est annulée. Vous pouvez la rétablir jusqu’à ${restorableUntil}, si la place est encore libre.`;
      return `${who === undefined ? 'Votre réservation est annulée' : `${who} a annulé votre réservation`}. La place est de nouveau libre.`;
    case 'restored':
      return `${who === undefined ? 'Votre réservation est rétablie' : `${who} a rétabli votre réservation`}\u00a0: ${place} vous attend de nouveau ${where}.`;
    case 'missed':
      return `Votre arrivée ${where} n’a pas été notée (${spoken})\u00a0: nous avons rendu la place, pour que quelqu’un d’autre puisse s’y installer.`;
    case 'reminder':
      return `Pour mémoire, ${place} vous attend ${where} ${isTomorrow ? 'demain, ' : ''}${spoken}.`;
  }
}

function closing({ news }: Told): string[] {
  const { kind, by, calendar } = news;
  if (kind === 'missed') return [MISSED];
  if (kind === 'reminder')
    return ['Vous ne viendrez pas\u00a0? Annulez votre réservation\u00a0: quelqu’un d’autre aura la place.'];
  if (kind === 'cancelled' && by === 'self') return calendar === null ? [] : [DECLINED];
  return [
    ...(calendar?.method === 'REQUEST' ? [answering(news)] : []),
    ...(actorOf(news) !== undefined &&
    !news.approval &&
    ['confirmed', 'moved', 'edited', 'restored'].includes(kind)
      ? ['Cela ne vous convient pas\u00a0? Déplacez ou annulez cette réservation.']
      : []),
  ];
}

const MISSED =
  'Cela arrive à tout le monde, et n’a aucune conséquence. Vous êtes sur place, ou en route\u00a0? Dites-le à l’accueil\u00a0: si la place est encore libre, elle est à vous. Pour un autre moment, réservez à nouveau depuis la page de cette réservation.';
const DECLINED =
  'Ce n’est pas vous\u00a0? Refuser l’invitation dans un agenda, ou l’effacer, annule aussi la réservation.';
const ANSWERING =
  'L’invitation jointe tient votre agenda à jour. La refuser dans l’agenda, c’est annuler la réservation.';
/** The entry of several is told anew with each change of one: declining it declines them all. */
const ANSWERING_ALL =
  'L’invitation jointe tient votre agenda à jour pour toutes vos réservations faites ensemble. La refuser en entier dans l’agenda, c’est les annuler toutes.';

function answering({ calendar }: BookingNews): string {
  return calendar?.whole === undefined ? ANSWERING : ANSWERING_ALL;
}

/** `\u00a0: fuite d’eau.`, in the words of whoever wrote it. */
function becauseOf(reason: string | null): string {
  return reason === null ? '.' : `\u00a0: ${asSentence(afterColon(reason))}`;
}

/** ` Son mot : « Passez en mairie. »` */
function wordOf(word: string | null): string {
  return word === null ? '' : ` Son mot\u00a0: «\u00a0${asSentence(word)}\u00a0»`;
}

/** Undefined when it is the reader, or the clock. */
function actorOf({ by, byName }: BookingNews): string | undefined {
  if (by === 'colleague') return byName ?? 'Un collègue';
  return by === 'telecentre' ? 'Le télécentre' : undefined;
}

function isFeminine(kind: Kind): boolean {
  return kind !== 'desk' && kind !== 'office';
}
