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
import type { HandoverOffer } from '../handovers/handover-offer.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dateInWords, dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import { SectionLinks, type Section } from '../platform/web/sections.js';
import type { RentalRecord } from '../rentals/rental-record.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { BookingOnList } from './booking-on-list.js';
import { cardsOf, TeamRow } from './team-row.views.js';
import { NoBookings } from './no-bookings.views.js';
import type { OfferedWeek } from '../series-pages/usual-week.service.js';
import { UsualWeekOffer } from '../series-pages/usual-week.views.js';
import type { SeriesSummary } from '../series/lists.queries.js';
import { OffersWaiting } from './offers-waiting.views.js';
import { RentalsOfMine } from './rentals-of-mine.views.js';
import { SeriesOfMine } from './series-of-mine.views.js';
import { WaitingLine, type InLine } from './waiting-line.views.js';

interface MyBookingsProps {
  readonly visit: Visit;
  readonly when: 'coming' | 'past';
  /** The last of the page before. */
  readonly after: string | undefined;
  readonly list: readonly BookingOnList[];
  /** Between colleagues, that wait for an answer. */
  readonly offers: readonly HandoverOffer[];
  /** What they have for months, and is not over. */
  readonly rentals: readonly RentalRecord[];
  /** Of theirs, those that have a date to come. */
  readonly series: readonly SeriesSummary[];
  /** What they usually do, for the next week that is not booked. */
  readonly usualWeek: OfferedWeek | null;
  /** How many places in line they have. */
  readonly inLine: InLine;
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
      <OffersWaiting offers={props.offers} language={language} />
      {when === 'coming' && <RentalsOfMine rentals={props.rentals} language={language} />}
      {when === 'coming' && <SeriesOfMine series={props.series} language={language} />}
      {when === 'coming' && <WaitingLine inLine={props.inLine} language={language} />}
      <UsualWeekOffer visit={visit} week={props.usualWeek} />
      {list.length === 0 && after === undefined && further === undefined && (
        <NoBookings language={language} when={when} />
      )}
      {list.length > 0 && (
        <ul class="rows bookings">
          {cardsOf(list).map(([one, ...others]) =>
            others.length === 0 ? (
              <Row key={one.booking.reference} visit={visit} one={one} now={now} />
            ) : (
              <TeamRow key={one.booking.reference} language={language} one={one} others={others} now={now} />
            ),
          )}
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
        {booking.series && (
          <p class="aside">
            <a href={`/series/${booking.series}`}>
              <Icon name="arrow-repeat" /> {WORDS.series[language]}
            </a>
          </p>
        )}
        {booking.team && (
          <p>
            <Icon name="people" /> <a href={`/teams/${booking.team}`}>{WORDS.team[language]}</a>
          </p>
        )}
        {booking.bookedBy !== undefined && booking.bookedBy.name !== null && (
          <p class="muted">
            {WORDS.bookedBy[language]} {booking.bookedBy.name}
          </p>
        )}
        {status === 'held' && booking.expiresAt !== null && (
          <p class="deadline">
            <Icon name="hourglass-split" /> {WORDS.confirmBefore[language]}{' '}
            {(booking.awaitsApproval ||
              localDateOf(booking.expiresAt, timeZone) > localDateOf(now, timeZone)) &&
              `${dayInWords(localDateOf(booking.expiresAt, timeZone), language)}, `}
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
  earlier: { fr: 'Plus anciennes', en: 'Earlier ones' },
  latest: { fr: 'Revenir aux plus récentes', en: 'Back to the latest' },
  later: { fr: 'Plus tard', en: 'Later ones' },
  soonest: { fr: 'Revenir aux plus proches', en: 'Back to the soonest' },
  today: { fr: 'aujourd’hui', en: 'today' },
  series: { fr: 'Fait partie d’une série', en: 'Part of a series' },
  team: { fr: 'Avec toute l’équipe', en: 'With the whole team' },
  bookedBy: { fr: 'Réservé pour vous par', en: 'Booked for you by' },
  confirmBefore: { fr: 'Gardée pour vous jusqu’à', en: 'Kept for you until' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  withdraw: { fr: 'Retirer la demande', en: 'Withdraw the request' },
  again: { fr: 'Réserver de nouveau', en: 'Book again' },
} satisfies Record<string, Words>;
