import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import {
  capitalised,
  clockInWords as timeOfDay,
  hoursOf,
  LOOK,
  statusInAWord,
  whenInWords,
  whichInWords,
} from '../booking-links/link.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dateInWords, dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import { SectionLinks, type Section } from '../platform/web/sections.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

export interface BookingOnList {
  readonly booking: SeenBooking;
  /** Of the booking, without signing in. */
  readonly page: string;
  /** Where the same is asked for once more. */
  readonly again: string;
  /** Null when the network shows the telecentre no more. */
  readonly commune: string | null;
}

interface MyBookingsProps {
  readonly visit: Visit;
  readonly when: 'coming' | 'past';
  /** The last of the page before. */
  readonly after: string | undefined;
  readonly list: readonly BookingOnList[];
  /** After which there are more. */
  readonly further: string | undefined;
  readonly now: Instant;
}

export function MyBookingsPage(props: MyBookingsProps): JSX.Element {
  const { visit, when, list, further, after, now } = props;
  const { language } = visit;
  const section = when === 'past' ? PAST : COMING;
  return (
    <Framed visit={visit} title={section.title[language]}>
      <h1>{section.title[language]}</h1>
      <SectionLinks sections={[COMING, PAST]} current={section} name={WORDS.sections} language={language} />
      {list.length === 0 && after === undefined && further === undefined && (
        <Empty visit={visit} when={when} />
      )}
      {list.length > 0 && (
        <ul class="rows bookings">
          {list.map((one) => (
            <Row key={one.booking.reference} visit={visit} one={one} now={now} />
          ))}
        </ul>
      )}
      {further !== undefined && (
        <p class="aside">
          <a href={`${section.href}${when === 'past' ? '&' : '?'}after=${further}`}>
            {(when === 'past' ? WORDS.earlier : WORDS.later)[language]}
          </a>
        </p>
      )}
      {after !== undefined && (
        <p class="aside">
          <a href={section.href}>{(when === 'past' ? WORDS.latest : WORDS.soonest)[language]}</a>
        </p>
      )}
    </Framed>
  );
}

const COMING: Section = {
  href: '/bookings',
  label: { fr: 'À venir', en: 'To come' },
  title: { fr: 'Mes réservations', en: 'My bookings' },
};
const PAST: Section = {
  href: '/bookings?when=past',
  label: { fr: 'Passées', en: 'Past' },
  title: { fr: 'Mes réservations passées', en: 'My past bookings' },
};

function Empty({ visit: { language }, when }: Pick<MyBookingsProps, 'visit' | 'when'>): JSX.Element {
  return (
    <div class="empty">
      <p class="lead">{(when === 'past' ? WORDS.noPast : WORDS.none)[language]}</p>
      <p>{WORDS.whatToDo[language]}</p>
      <p class="actions">
        <a class="button" href="/search">
          <Icon name="search" /> {WORDS.search[language]}
        </a>
        <a class="button quiet" href="/telecentres">
          {WORDS.telecentres[language]}
        </a>
      </p>
    </div>
  );
}

function Row({
  visit,
  one,
  now,
}: {
  readonly visit: Visit;
  readonly one: BookingOnList;
  readonly now: Instant;
}): JSX.Element {
  const { language } = visit;
  const { booking, page, commune } = one;
  const { start, end, timeZone } = booking;
  const status = statusAt(booking, now);
  const isToday = end > now && localDateOf(start, timeZone) === localDateOf(now, timeZone);
  const clock = clockInWords(timeZone, language);
  return (
    <li class={isToday ? 'today' : undefined}>
      <div class="told">
        <h2 class="when">
          <a href={page}>{capitalised(dayOf(booking, language))}</a>
          {isToday && <span class="mark">{WORDS.today[language]}</span>}
          {status !== 'confirmed' && (
            <span class={`mark ${LOOK[status]}`}>
              {statusInAWord(status, booking.awaitsApproval)[language]}
            </span>
          )}
        </h2>
        <p>
          <Icon name="clock" />{' '}
          {capitalised(
            [...(isOneDay(booking) ? [timeOf(booking, language)] : []), clock].filter(Boolean).join(', '),
          )}
        </p>
        <p>
          <Icon name="geo-alt" /> {commune ?? booking.telecentreName}
          {' · '}
          {booking.resourceName}
        </p>
        {booking.title !== null && <p class="muted">{booking.title}</p>}
        {booking.bookedBy !== undefined && booking.bookedBy.name !== null && (
          <p class="muted">
            {WORDS.bookedBy[language]} {booking.bookedBy.name}
          </p>
        )}
        {status === 'held' && booking.expiresAt !== null && (
          <p class="deadline">
            <Icon name="hourglass-split" /> {WORDS.confirmBefore[language]}{' '}
            {booking.awaitsApproval && `${dayInWords(localDateOf(booking.expiresAt, timeZone), language)}, `}
            {timeOfDay(booking.expiresAt, timeZone, language)}
          </p>
        )}
        {booking.cancellationReason !== null && <p>{booking.cancellationReason}</p>}
      </div>
      <Ways visit={visit} one={one} now={now} />
    </li>
  );
}

/** `mardi 12 janvier 2027`; of a booking over several days, all of it. */
function dayOf(booking: SeenBooking, language: Language): string {
  const date = localDateOf(booking.start, booking.timeZone);
  return isOneDay(booking) ? dateInWords(date, language) : whenInWords(booking, language);
}

/** `matin, 9 h – 12 h`. */
function timeOf(booking: SeenBooking, language: Language): string {
  const hours = hoursOf(booking, language);
  return booking.halfDay === null ? hours : `${HALF_DAY_IN_WORDS[booking.halfDay][language]}, ${hours}`;
}

function isOneDay({ start, end, timeZone }: SeenBooking): boolean {
  return localDateOf(start, timeZone) === localDateOf(end - 1, timeZone);
}

/** Links only: what they lead to asks before it does anything. What is over can only be had once more. */
function Ways({
  visit: { language },
  one: { booking, page, again, commune },
  now,
}: {
  readonly visit: Visit;
  readonly one: BookingOnList;
  readonly now: Instant;
}): JSX.Element | null {
  const status = statusAt(booking, now);
  const of = `${commune ?? booking.telecentreName}, ${whichInWords(booking, language)}`;
  const way = (href: string, icon: IconName, label: Words): JSX.Element => (
    <li>
      <a href={href} aria-label={`${label[language]}, ${of}`}>
        <Icon name={icon} /> {label[language]}
      </a>
    </li>
  );
  const isComing = occupiesTime(status) && booking.end > now;
  if (!isComing) return <ul class="ways">{way(again, 'arrow-repeat', WORDS.again)}</ul>;
  if (status === 'checked_in') return null;
  const isAsked = status === 'held' && booking.awaitsApproval;
  const isToConfirm = status === 'held' && !booking.awaitsApproval;
  return (
    <ul class="ways">
      {isToConfirm && way(`/bookings/${booking.reference}/completion`, 'check-circle', WORDS.confirm)}
      {!isAsked && way(`${page}/move`, 'calendar-week', WORDS.move)}
      {way(`${page}/cancellation`, 'x-lg', isAsked ? WORDS.withdraw : WORDS.cancel)}
    </ul>
  );
}

const WORDS = {
  sections: { fr: 'Mes réservations', en: 'My bookings' },
  none: { fr: 'Vous n’avez aucune réservation à venir.', en: 'You have no booking to come.' },
  noPast: { fr: 'Vous n’avez aucune réservation passée.', en: 'You have no past booking.' },
  whatToDo: {
    fr: 'Choisissez un jour et un lieu\u00a0: un geste suffit ensuite pour réserver.',
    en: 'Choose a day and a place: then one press is enough to book.',
  },
  search: { fr: 'Chercher une place', en: 'Look for a place' },
  telecentres: { fr: 'Voir les télécentres', en: 'See the telecentres' },
  earlier: { fr: 'Plus anciennes', en: 'Earlier ones' },
  latest: { fr: 'Revenir aux plus récentes', en: 'Back to the latest' },
  later: { fr: 'Plus tard', en: 'Later ones' },
  soonest: { fr: 'Revenir aux plus proches', en: 'Back to the soonest' },
  today: { fr: 'aujourd’hui', en: 'today' },
  bookedBy: { fr: 'Réservé pour vous par', en: 'Booked for you by' },
  confirmBefore: { fr: 'Gardée pour vous jusqu’à', en: 'Kept for you until' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  withdraw: { fr: 'Retirer la demande', en: 'Withdraw the request' },
  again: { fr: 'Réserver de nouveau', en: 'Book again' },
} satisfies Record<string, Words>;
