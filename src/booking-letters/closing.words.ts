/** What is said to somebody whose booking a closing stood in the way of. */
import { dayInWords, ofCommune, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { spanInWords } from '../platform/i18n/span-in-words.js';
import type { ClosedPlace, ClosingNews, OfferNews } from './closing-news.js';
import { fullTime, localMoment } from './time-in-words.js';
import { afterColon, asSentence, type Told } from './told.js';

export const OFFER_ACTIONS = {
  fr: { keep: 'Garder cette place', decline: 'Non merci' },
  en: { keep: 'Keep this place', decline: 'No, thank you' },
} as const satisfies Record<Language, object>;

/** Who closed until when and why, what has become of the booking, and what is offered. */
export function closingParagraphs(told: Told, { closed, offer }: ClosingNews): string[] {
  const { language } = told.news.reader;
  return [
    [...(closed === null ? [] : [closedInWords(closed, told)]), becameOf(told, closed === null)].join(' '),
    ...(closed?.message ? [asSentence(closed.message)] : []),
    ...(offer === null ? [] : [offerInWords(offer, language)]),
  ];
}

/** Until when the place is kept stands first: telephones show no more. */
export function offerSubject(told: Told, { booking, where }: OfferNews): string {
  const { language } = told.news.reader;
  const { timeZone } = booking;
  const until = localMoment(booking.expiresAt ?? booking.start, timeZone);
  const isToday = until.date === localMoment(told.news.at, timeZone).date;
  const [day, time] = [dayInWords(until.date, language), timeInWords(until.time, language)];
  return language === 'fr'
    ? `Fermé ${told.where}, ${told.when}\u00a0: une place ${where} vous attend jusqu’${isToday ? `à ${time}` : `au ${day} à ${time}`}`
    : `Closed ${told.where}, ${told.when}: a place ${where} waits for you until ${isToday ? time : `${day} at ${time}`}`;
}

function closedInWords(closed: ClosedPlace, { where, news }: Told): string {
  const { language } = news.reader;
  const { resourceName, reason, localStart, localEnd } = closed;
  const when = spanInWords(localStart, localEnd, language);
  if (language === 'fr') {
    const commune = news.telecentre?.commune.name;
    const all = `Le télécentre ${commune === undefined ? where : ofCommune(commune)} ferme`;
    const what = resourceName === null ? all : `«\u00a0${resourceName}\u00a0» ferme ${where}`;
    return `${what} ${when}\u00a0: ${asSentence(afterColon(reason))}`;
  }
  return `${resourceName === null ? 'The telecentre' : `“${resourceName}”`} ${where} closes ${when}: ${asSentence(reason)}`;
}

function becameOf({ news }: Told, hoursChanged: boolean): string {
  const { reader, kind, booking } = news;
  const { language } = reader;
  if (kind === 'moved') return MOVED[language](booking.resourceName, hoursChanged);
  if (kind === 'edited')
    return ENDED[language](timeInWords(localMoment(booking.end, booking.timeZone).time, language));
  const reason = hoursChanged && booking.cancellationReason ? asSentence(booking.cancellationReason) : null;
  return CANCELLED[language](reason);
}

const MOVED = {
  fr: (place: string, hoursChanged: boolean) =>
    hoursChanged
      ? `Les horaires ont changé\u00a0: votre réservation suit, et la voici.`
      : `Votre réservation reste la vôtre, à la même heure, dans une autre place\u00a0: «\u00a0${place}\u00a0».`,
  en: (place: string, hoursChanged: boolean) =>
    hoursChanged
      ? 'The hours have changed, and your booking follows: here it is.'
      : `Your booking remains yours, at the same time, in another place: “${place}”.`,
};
const ENDED = {
  fr: (end: string) => `Votre réservation prend donc fin à ${end}. Nous en sommes désolés.`,
  en: (end: string) => `So your booking ends at ${end}. We are sorry.`,
};
const CANCELLED = {
  fr: (reason: string | null) =>
    reason === null
      ? 'Votre réservation est donc annulée. Nous en sommes désolés.'
      : `Le télécentre a dû annuler votre réservation\u00a0: ${reason} Nous en sommes désolés.`,
  en: (reason: string | null) =>
    reason === null
      ? 'So your booking is cancelled. We are sorry.'
      : `The telecentre had to cancel your booking: ${reason} We are sorry.`,
};

function offerInWords({ booking, where }: OfferNews, language: Language): string {
  const { resourceName, telecentreName, timeZone, expiresAt, start } = booking;
  const { date, time } = localMoment(expiresAt ?? start, timeZone);
  const when = fullTime(booking, language);
  const until = [dayInWords(date, language), timeInWords(time, language)] as const;
  return language === 'fr'
    ? `Nous vous gardons une place ${where} jusqu’au ${until[0]} à ${until[1]}\u00a0: ${resourceName}, ${telecentreName}, ${when}. Gardez-la, ou dites non merci\u00a0; sans réponse, elle redevient libre.`
    : `We are keeping a place ${where} for you until ${until[0]} at ${until[1]}: ${resourceName}, ${telecentreName}, ${when}. Keep it, or say no; without an answer it becomes free again.`;
}
