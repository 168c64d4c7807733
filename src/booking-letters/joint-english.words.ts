import { KIND } from '../bookings/kind.words.js';
import { asSentence } from './told.js';
import type { JointTold, JointWords } from './joint-words.js';

export const jointEnglish: JointWords = {
  subject,
  paragraphs,
  after,
  caption: ({ news: { repetition } }) => (repetition === null ? 'The places' : 'The dates'),
  columns: { date: 'Date', place: 'Place', kind: 'Kind' },
  labels: { dates: 'Dates', hours: 'Time' },
  cells: {
    elsewhere: (place) => `${place} (not the usual place)`,
    requested: (place) => `${place}, asked for`,
    formerly: (what) => `before: ${what}`,
    cancelled: 'cancelled',
    missing: 'not booked',
    kept: 'unchanged',
    why: {
      taken: 'taken',
      closed: 'closed',
      refused: 'not possible on that day',
      'too-late': 'it is too late',
      'awaits-approval': 'the request waits for its answer',
      'not-yours': 'at another telecentre',
    },
    because: (what, why) => `${what}, ${why}`,
  },
  actions: {
    see: 'See all dates',
    seeOrChange: 'See, change or cancel the dates',
    cancelNext: (day) => `Cancel the next date, ${day}`,
  },
};

function subject(told: JointTold): string {
  const { news, where, often, when, count, requested, kind } = told;
  if (often === null) return `${DONE[news.kind]}${byPlace(told)}: ${places(told)} ${where}, ${when}`;
  const about = [`${often} ${where}`, when].filter((part) => part !== '').join(', ');
  switch (news.kind) {
    case 'made':
      if (count > 0) return `Confirmed: ${about}`;
      return requested > 0 ? `Request passed on: ${about}` : `Noted: ${about}`;
    case 'continued':
      return count + requested > 0
        ? `Booked as well: ${about}`
        : `Not booked: ${kind === null ? '' : `${KIND.en[kind]} `}${where}, ${when}`;
    case 'changed':
      return `Changed: ${about}`;
    case 'cancelled':
      return `Cancelled${byPlace(told)}: ${about}`;
    case 'parted':
      return `Series shortened: ${about}`;
  }
}

const DONE = {
  made: 'Confirmed',
  continued: 'Booked as well',
  changed: 'Changed',
  cancelled: 'Cancelled',
  parted: 'Changed',
} as const;

function byPlace({ news: { kind, by } }: JointTold): string {
  return kind === 'cancelled' && by === 'telecentre' ? ' by the telecentre' : '';
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
              `More dates can be booked by now${told.often === null ? '' : ` (${told.often} ${told.where})`}, and ${count + requested === 1 ? 'this one is booked' : `these ${count + requested} are booked`} for you.`,
            ]),
        ...asked(told),
        ...notHad(told),
        ...toCome(told),
      ];
    case 'changed':
      return [`${doer(told) ?? 'It is done:'} ${changedWords(told)}`, ...notHad(told), ...toCome(told)];
    case 'cancelled':
      return [cancelled(told), ...notHad(told)];
    case 'parted':
      return [PARTED];
  }
}

const PARTED =
  'Some of your dates are now a series of their own: another mail tells you about it. This one brings your calendar up to date for the dates that remain.';

/** “It is booked: a desk awaits you in Montmurat, every Thursday morning, 22 times from 7 January to 24 June 2027.” */
function given(told: JointTold): string[] {
  const { news, count, often, where, whenGiven: when } = told;
  if (count === 0) return [];
  const begin = news.by === 'self' ? 'It is booked' : `${who(told)} has booked for you`;
  if (often === null)
    return [`${begin}: ${places(told)} ${count === 1 ? 'awaits' : 'await'} you ${where}, ${when}.`];
  if (news.repetition?.rule === null)
    return [`${begin}: ${place(told)} awaits you ${where} on ${often}, ${when}.`];
  const times = count === 1 ? '' : ` ${count}\u00a0times`;
  return [`${begin}: ${place(told)} awaits you ${where}, ${often},${times} ${when}.`];
}

function asked({ requested, count, news }: JointTold): string[] {
  if (requested === 0) return [];
  const all = count === 0 ? 'Your request has been passed on. ' : '';
  const what = news.repetition === null ? 'place' : 'date';
  return [
    requested === 1
      ? `${all}One ${what} waits for the host to agree: it is kept for you until they answer, and a mail will tell you.`
      : `${all}${requested}\u00a0${what}s wait for the host to agree: they are kept for you until they answer, and a mail will tell you.`,
  ];
}

function notHad({ news: { missing, kind } }: JointTold): string[] {
  const kept = missing.filter(({ isKept }) => isKept).length;
  const lost = missing.length - kept;
  return [
    ...(lost === 0
      ? []
      : [`${lost === 1 ? 'One date' : `${lost}\u00a0dates`} could not be booked: the list says why.`]),
    ...(kept === 0
      ? []
      : [
          `${kept === 1 ? 'One date stays as it was' : `${kept}\u00a0dates stay as they were`}${kind === 'cancelled' ? '' : ': the list says why'}.`,
        ]),
  ];
}

function toCome({ news: { later }, opensOn }: JointTold): string[] {
  if (opensOn === null) return [];
  return [
    later.length === 1
      ? `One date cannot be booked yet: we shall book it for you on ${opensOn}, and tell you by mail.`
      : `${later.length}\u00a0dates cannot be booked yet: we shall book them for you as soon as they can be, the first on ${opensOn}, and tell you by mail.`,
  ];
}

function changedWords({ news, count, requested }: JointTold): string {
  const changed = count + requested;
  const what = news.repetition === null ? 'place' : 'date';
  if (changed === 0) return 'nothing that is booked changes.';
  return changed === 1
    ? `one ${what} changes. Here it is as it now stands.`
    : `${changed}\u00a0${what}s change. Here they are as they now stand.`;
}

function cancelled(told: JointTold): string {
  const { news, count, requested, reason } = told;
  const changed = count + requested;
  const many = changed === 1 ? 'one of your bookings' : `${changed} of your bookings`;
  if (news.by === 'telecentre')
    return `The telecentre had to cancel ${many}${reason === null ? '.' : `: ${asSentence(reason)}`} We are sorry. Another time or another telecentre might suit you: we shall be glad to welcome you there.`;
  if (news.by === 'colleague') return `${who(told)} has cancelled ${many}. The places are free again.`;
  if (changed === 0) return 'It is cancelled: nothing more will be booked.';
  return changed === 1
    ? 'It is cancelled: the place is free again.'
    : `It is cancelled: ${changed} bookings, and the places are free again.`;
}

function after({ news }: JointTold): string[] {
  const { calendar, file, repetition } = news;
  if (file !== null)
    return [
      'The attached file holds these dates, for your calendar. It does not keep up with changes: for that, subscribe your calendar to your bookings, from your account.',
    ];
  if (calendar?.method !== 'REQUEST') return [];
  return [
    repetition === null
      ? 'The attached invitation keeps your calendar up to date. Declining it there cancels all the places that it shows.'
      : 'The attached invitation keeps your calendar up to date. Declining one date there cancels that date; declining the whole series cancels all dates to come that it shows.',
  ];
}

/** `3 desks`, `4 places`. */
function places({ kind, count, requested }: JointTold): string {
  const all = count + requested;
  return `${all}\u00a0${kind === null ? 'place' : KIND.en[kind]}${all > 1 ? 's' : ''}`;
}

function place({ kind }: JointTold): string {
  return `a ${kind === null ? 'place' : KIND.en[kind]}`;
}

function doer(told: JointTold): string | null {
  const { by } = told.news;
  if (by === 'self') return null;
  return by === 'clock' ? 'There is news:' : `${who(told)} has changed your booking:`;
}

function who({ news: { by, byName } }: JointTold): string {
  return by === 'colleague' ? (byName ?? 'A colleague') : 'The telecentre';
}
