/** Words of a form or a program into closed time on the clock of the telecentre. */
import { invalidRequest, type FieldError } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays, closingInstant, isLocalDate, openingInstant } from '../reservation/local-time.js';
import { DAY, type Instant, type Period } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { ClosedTime, ClosingWish } from './closing.js';

/** Works take a year at times; what is shut for longer is withdrawn by the administration. */
const LONGEST_DAYS = 400;

const MOMENT = /^(20\d\d-\d\d-\d\d)(?:T([01]\d|2[0-3]):[0-5]\d)?$/;

/** A date, or what the wall clock shows on it. */
export function isLocalMoment(text: string): boolean {
  const [, date] = MOMENT.exec(text) ?? [];
  return date !== undefined && isLocalDate(date);
}

/** Throws what is wrong with the wish. */
export function closedTimeOf(
  wish: Pick<ClosingWish, 'resource' | 'from' | 'to'>,
  telecentre: Telecentre,
  now: Instant,
  language: Language,
): ClosedTime {
  const resource = telecentre.resources.find(({ id }) => id === wish.resource) ?? null;
  if (wish.resource !== null && resource === null) throw refused('resource', UNKNOWN, language);
  const localStart = wish.from.includes('T') ? wish.from : `${wish.from}T00:00`;
  const localEnd = endOf(wish.to);
  const period = periodOf(localStart, localEnd, telecentre.opening.timeZone);
  if (period.end <= period.start) throw refused('to', BACKWARDS, language);
  if (period.end <= now) throw refused('to', OVER, language);
  if (period.end - period.start > LONGEST_DAYS * DAY) throw refused('to', TOO_LONG, language);
  return { telecentre, resource, localStart, localEnd, period };
}

export function periodOf(localStart: string, localEnd: string, zone: string): Period {
  const [[day = '', time = ''], [lastDay = '', lastTime = '']] = [localStart.split('T'), localEnd.split('T')];
  return { start: openingInstant(day, time, zone), end: closingInstant(lastDay, lastTime, zone) };
}

/** A last day belongs to the closing, a last minute does not. */
export function endOf(to: string): string {
  return to.includes('T') ? to : `${addDays(to, 1)}T00:00`;
}

/** From when on nobody may be there: what is over cannot be shut. */
export function closedAhead({ period }: ClosedTime, now: Instant): Period {
  return { start: Math.max(period.start, now), end: period.end };
}

/** The network as it is with this time closed in it. */
export function withClosed(network: Network, { telecentre, resource, period }: ClosedTime): Network {
  const closure = { period, reason: '' };
  const closed: Telecentre = {
    ...telecentre,
    closures: resource === null ? [...telecentre.closures, closure] : telecentre.closures,
    resources: telecentre.resources.map((one) =>
      resource === null || one.units.some((unit) => resource.units.includes(unit))
        ? { ...one, closures: [...one.closures, closure] }
        : one,
    ),
  };
  return { ...network, telecentres: new Map(network.telecentres).set(closed.slug, closed) };
}

function refused(field: string, message: Words, language: Language): Error {
  const errors: FieldError[] = [{ field, message: message[language] }];
  return invalidRequest(errors);
}

const UNKNOWN: Words = {
  fr: 'n’est ni un poste, ni un bureau, ni une salle de ce télécentre',
  en: 'is not a desk, an office or a room of this telecentre',
};
const BACKWARDS: Words = { fr: 'doit venir après le début', en: 'must come after the beginning' };
const OVER: Words = { fr: 'est déjà passé', en: 'is over already' };
const TOO_LONG: Words = {
  fr: `est trop loin\u00a0: ${LONGEST_DAYS} jours au plus`,
  en: `is too far away: ${LONGEST_DAYS} days at most`,
};
