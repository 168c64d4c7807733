import { KIND } from '../bookings/kind.words.js';
import type { Kind } from '../reservation/kind.js';
import {
  COMMUNE_ON_THE_MAP,
  ON_THE_MAP,
  TO_BE_CONFIRMED_BY_TELECENTRE,
} from '../telecentres/coming-there.words.js';
import type { BookingNews } from './booking-news.js';
import { asSentence, isSamePlace, type BookingWords, type Told } from './told.js';

export const english: BookingWords = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  subject,
  opening,
  closing,
  footer: ({ news }) => [
    ...(news.kind === 'confirmed' ? [PUBLIC_PREMISES] : []),
    'You receive this mail because a booking is in your name.',
  ],
  stop: ({ news }) => (news.kind === 'reminder' ? 'Stop reminders' : 'Stop these mails'),
  actions: {
    see: 'See my booking',
    confirm: 'Confirm this booking',
    cancel: 'Cancel this booking',
    withdraw: 'Withdraw my request',
    move: 'Move this booking',
    restore: 'Restore this booking',
    search: 'Look for another place',
  },
  labels: {
    date: 'Date',
    hours: 'Time',
    place: 'Place',
    telecentre: 'Telecentre',
    address: 'Address',
    map: 'Map',
    access: 'Access',
    doorCode: 'Door',
    opening: 'Opening',
    host: 'Host',
    phone: 'Telephone',
    email: 'E-mail',
    title: 'Subject',
    message: 'Your message',
    people: 'People',
    bookedBy: 'Booked by',
    reason: 'Reason',
    formerly: 'Before',
    now: 'Now',
    reference: 'Reference',
  },
  halfDays: { morning: 'morning', afternoon: 'afternoon', day: 'whole day' },
  values: {
    map: ON_THE_MAP.en,
    communeMap: COMMUNE_ON_THE_MAP.en,
    doorCode: ({ from }) =>
      from === null
        ? 'The code is shown on the page of your booking.'
        : `The code will be shown on the page of your booking from ${from.day} at ${from.time}.`,
    noDoorCode: 'It opens with a code: ask the telecentre for it before you come.',
    accessToBeConfirmed: TO_BE_CONFIRMED_BY_TELECENTRE.en,
  },
};

/** Code général de la propriété des personnes publiques. */
const PUBLIC_PREMISES =
  'Permission to use public premises is temporary, precarious and revocable (articles L.\u00a02122-1 to L.\u00a02122-3 of the French code on the property of public bodies).';

function subject({ news, where, when, deadline, isTomorrow }: Told): string {
  const { kind, booking, by } = news;
  const about = `${KIND.en[booking.kind]} ${where}, ${when}`;
  switch (kind) {
    case 'held':
      return `Confirm before ${deadline.time}: ${about}`;
    case 'requested':
      return `Request passed on: ${about}`;
    case 'declined':
      return `Request declined: ${about}`;
    case 'lapsed':
      return `Request not answered: ${about}`;
    case 'confirmed':
      return `Confirmed: ${about}`;
    case 'moved':
      return `Moved: ${about}`;
    case 'moved-away':
      return `Moved ${isSamePlace(news) ? 'apart' : 'elsewhere'}: ${about}`;
    case 'edited':
      return `Changed: ${about}`;
    case 'cancelled':
      return `Cancelled${by === 'telecentre' ? ' by the telecentre' : ''}: ${about}`;
    case 'restored':
      return `Restored: ${about}`;
    case 'missed':
      return `Place given back: ${about}`;
    case 'reminder':
      return `Reminder${isTomorrow ? ' for tomorrow' : ''}: ${about}`;
  }
}

function opening({ news, where, spoken, deadline, restorableUntil, isTomorrow }: Told): string {
  const { kind, booking } = news;
  const who = actorOf(news);
  const place = withArticle(booking.kind);
  switch (kind) {
    case 'held':
      return `${who === undefined ? 'We are' : `${who} is`} keeping ${place} ${where} for you until ${deadline.day} at ${deadline.time}. Confirm before then, or the place becomes free again.`;
    case 'requested':
      return `${who === undefined ? 'Your request has been passed on' : `${who} has asked for you`}: ${place} ${where}. The host answers before ${deadline.day} at ${deadline.time}; until then the place is kept for you.`;
    case 'declined':
      return `The host could not agree to your request${becauseOf(booking.cancellationReason)} Another time or another telecentre might suit you.`;
    case 'lapsed':
      return 'The host has not answered your request in time, and the place is no longer kept. We are sorry. Call the telecentre, or choose another place.';
    case 'confirmed':
      if (news.approval)
        return `The host has agreed to your request: ${place} awaits you ${where}.${wordOf(news.approval.word)}`;
      return who === undefined
        ? `Your booking is confirmed: ${place} awaits you ${where}.`
        : `${who} has booked for you: ${place} awaits you ${where}.`;
    case 'moved':
      return `${who === undefined ? 'Your booking has been moved' : `${who} has moved your booking`}. Here is the new booking.`;
    case 'moved-away':
      if (isSamePlace(news))
        return 'This place is no longer at the same hour as the others. This mail takes it out of the entry that they share in your calendar; another tells you all about its new hours.';
      return `Your booking is no longer ${where}. This mail takes the old date out of your calendar; another tells you all about the new one.`;
    case 'edited':
      return `${who === undefined ? 'Your booking has been changed' : `${who} has changed your booking`}. Here is the new booking.`;
    case 'cancelled':
      if (news.by === 'telecentre')
        return `The telecentre had to cancel your booking${becauseOf(booking.cancellationReason)} We are sorry. Another time or another telecentre might suit you: we shall be glad to welcome you there.`;
      if (news.by === 'self')
        return `Your booking is cancelled. You can restore it until ${restorableUntil}, if the place is still free.`;
      return `${who === undefined ? 'Your booking is cancelled' : `${who} has cancelled your booking`}. The place is free again.`;
    case 'restored':
      return `${who === undefined ? 'Your booking is restored' : `${who} has restored your booking`}: ${place} awaits you ${where} again.`;
    case 'missed':
      return `Nobody noted that you arrived ${where} (${spoken}), so we have given the place back for somebody else to use.`;
    case 'reminder':
      return `A reminder: ${place} awaits you ${where} ${isTomorrow ? `tomorrow, ${spoken.replace(/^on /, '')}` : spoken}.`;
  }
}

function closing({ news }: Told): string[] {
  const { kind, by, calendar } = news;
  if (kind === 'missed') return [MISSED];
  if (kind === 'reminder')
    return ['Not coming after all? Cancel your booking, so that somebody else can have the place.'];
  if (kind === 'cancelled' && by === 'self') return calendar === null ? [] : [DECLINED];
  return [
    ...(calendar?.method === 'REQUEST' ? [answering(news)] : []),
    ...(actorOf(news) !== undefined &&
    !news.approval &&
    ['confirmed', 'moved', 'edited', 'restored'].includes(kind)
      ? ['Does that not suit you? Move or cancel this booking.']
      : []),
  ];
}

const MISSED =
  'It happens to everybody, and has no consequence. Are you there, or on your way? Tell the host: if the place is still free, it is yours. For another time, book again from the page of this booking.';
const DECLINED =
  'Was that not you? Declining the invitation in a calendar, or deleting it there, also cancels the booking.';
const ANSWERING =
  'The attached invitation keeps your calendar up to date. Declining it there cancels the booking.';
/** The entry of several is told anew with each change of one: declining it declines them all. */
const ANSWERING_ALL =
  'The attached invitation keeps your calendar up to date for all that you booked together. Declining all of it there cancels them all.';

function answering({ calendar }: BookingNews): string {
  return calendar?.whole === undefined ? ANSWERING : ANSWERING_ALL;
}

/** `: burst pipe.`, in the words of whoever wrote it. */
function becauseOf(reason: string | null): string {
  return reason === null ? '.' : `: ${asSentence(reason)}`;
}

/** ` Their word: “Fetch the key at the town hall.”` */
function wordOf(word: string | null): string {
  return word === null ? '' : ` Their word: “${asSentence(word)}”`;
}

/** Undefined when it is the reader, or the clock. */
function actorOf({ by, byName }: BookingNews): string | undefined {
  if (by === 'colleague') return byName ?? 'A colleague';
  return by === 'telecentre' ? 'The telecentre' : undefined;
}

function withArticle(kind: Kind): string {
  return `a ${KIND.en[kind]}`;
}
