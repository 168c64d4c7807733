import { KIND } from '../bookings/kind.words.js';
import type { Kind } from '../reservation/kind.js';
import type { BookingNews } from './booking-news.js';
import { asSentence, type BookingWords, type Told } from './told.js';

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
    move: 'Déplacer cette réservation',
    restore: 'Rétablir cette réservation',
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
    people: 'Personnes',
    bookedBy: 'Réservé par',
    reason: 'Motif',
    formerly: 'Auparavant',
    now: 'Désormais',
    reference: 'Référence',
  },
  halfDays: { morning: 'matin', afternoon: 'après-midi', day: 'journée' },
  values: {
    map: 'Voir sur la carte',
    communeMap: 'Voir la commune sur la carte (emplacement exact à confirmer)',
    doorCode: ({ from }) =>
      from === null
        ? 'Le code s’affiche sur la page de votre réservation.'
        : `Le code s’affichera sur la page de votre réservation à partir du ${from.day} à ${from.time}.`,
    noDoorCode: 'Elle s’ouvre avec un code\u00a0: demandez-le au télécentre avant de venir.',
    accessToBeConfirmed: 'À confirmer auprès du télécentre.',
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
    case 'confirmed':
      return `${done('Confirmé')}\u00a0: ${about}`;
    case 'moved':
      return `${done('Déplacé')}\u00a0: ${about}`;
    case 'moved-away':
      return `${done('Déplacé')} ailleurs\u00a0: ${about}`;
    case 'edited':
      return `${done('Modifié')}\u00a0: ${about}`;
    case 'cancelled':
      return `${done('Annulé')}${by === 'telecentre' ? ' par le télécentre' : ''}\u00a0: ${about}`;
    case 'restored':
      return `${done('Rétabli')}\u00a0: ${about}`;
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
    case 'confirmed':
      return who === undefined
        ? `Votre réservation est confirmée\u00a0: ${place} vous attend ${where}.`
        : `${who} a réservé pour vous\u00a0: ${place} vous attend ${where}.`;
    case 'moved':
      return `${who === undefined ? 'Votre réservation est déplacée' : `${who} a déplacé votre réservation`}. Voici la nouvelle réservation.`;
    case 'moved-away':
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
    case 'reminder':
      return `Pour mémoire, ${place} vous attend ${where} ${isTomorrow ? 'demain, ' : ''}${spoken}.`;
  }
}

function closing({ news }: Told): string[] {
  const { kind, by, calendar } = news;
  if (kind === 'reminder')
    return ['Vous ne viendrez pas\u00a0? Annulez votre réservation\u00a0: quelqu’un d’autre aura la place.'];
  if (kind === 'cancelled' && by === 'self') return calendar === null ? [] : [DECLINED];
  return [
    ...(calendar?.method === 'REQUEST' ? [ANSWERING] : []),
    ...(actorOf(news) !== undefined && ['confirmed', 'moved', 'edited', 'restored'].includes(kind)
      ? ['Cela ne vous convient pas\u00a0? Déplacez ou annulez cette réservation.']
      : []),
  ];
}

const DECLINED =
  'Ce n’est pas vous\u00a0? Refuser l’invitation dans un agenda, ou l’effacer, annule aussi la réservation.';
const ANSWERING =
  'L’invitation jointe tient votre agenda à jour. La refuser dans l’agenda, c’est annuler la réservation.';

/** `\u00a0: fuite d’eau.`, in the words of whoever wrote it. */
function becauseOf(reason: string | null): string {
  return reason === null ? '.' : `\u00a0: ${asSentence(reason)}`;
}

/** Undefined when it is the reader, or the clock. */
function actorOf({ by, byName }: BookingNews): string | undefined {
  if (by === 'colleague') return byName ?? 'Un collègue';
  return by === 'telecentre' ? 'Le télécentre' : undefined;
}

function isFeminine(kind: Kind): boolean {
  return kind !== 'desk' && kind !== 'office';
}
