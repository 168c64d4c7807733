import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { heldInWords } from '../booking-forms/held.views.js';
import { hoursOf, LOOK, statusInAWord, whenInWords } from '../booking-links/link.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { HandoverOffer } from '../handovers/handover-offer.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { capitalised, dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { SectionLinks, type Section } from '../platform/web/sections.js';
import type { RentalRecord } from '../rentals/rental-record.js';
import { statusAt } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { BookingOnList } from './booking-on-list.js';
import { cardsOf, TeamRow } from './team-row.views.js';
import { NoBookings } from './no-bookings.views.js';
import type { OfferedWeek } from '../usual-week/usual-week.service.js';
import { UsualWeekOffer } from '../usual-week/usual-week.views.js';
import type { SeriesSummary } from '../series/lists.queries.js';
import { OffersWaiting } from './offers-waiting.views.js';
import { RentalsOfMine } from './rentals-of-mine.views.js';
import { SeriesOfMine } from './series-of-mine.views.js';
import { WaitingLine, type InLine } from './waiting-line.views.js';
import { Ways } from './ways-of-booking.views.js';

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
  const { booking, page, commune, isOffered, furtherDates } = one;
  const { start, end, timeZone } = booking;
  const status = statusAt(booking, now);
  const isToday = end > now && localDateOf(start, timeZone) === localDateOf(now, timeZone);
  const clock = clockInWords(timeZone, language);
  const day = capitalised(dayOf(booking, language));
  // The page of a booking ends with it.
  const isOpen = end > now;
  return (
    <li class={isToday ? 'today' : undefined}>
      <div class="told">
        <h2 class="when">
          {isOpen ? <a href={page}>{day}</a> : day}
          {isToday && <span class="mark">{WORDS.today[language]}</span>}
          {status !== 'confirmed' && (
            <span class={`mark ${LOOK[status]}`}>
              {statusInAWord(status, booking.awaitsApproval, isOffered)[language]}
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
              <Icon name="arrow-repeat" /> {inSeries(furtherDates, language)}
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
            <Icon name="hourglass-split" /> {heldInWords(booking, now, language)}
          </p>
        )}
        {booking.cancellationReason !== null && <p>{booking.cancellationReason}</p>}
      </div>
      <Ways visit={visit} one={one} now={now} />
    </li>
  );
}

/** The others stand on its page. */
function inSeries(furtherDates: number, language: Language): string {
  if (furtherDates === 0) return WORDS.series[language];
  const words = furtherDates === 1 ? WORDS.furtherDate : WORDS.furtherDates;
  return words[language].replace('{count}', String(furtherDates));
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

const WORDS = {
  sections: { fr: 'Mes réservations', en: 'My bookings' },
  earlier: { fr: 'Plus anciennes', en: 'Earlier ones' },
  latest: { fr: 'Revenir aux plus récentes', en: 'Back to the latest' },
  later: { fr: 'Plus tard', en: 'Later ones' },
  soonest: { fr: 'Revenir aux plus proches', en: 'Back to the soonest' },
  today: { fr: 'aujourd’hui', en: 'today' },
  series: { fr: 'Fait partie d’une série', en: 'Part of a series' },
  furtherDate: {
    fr: 'Et une autre date réservée de cette série',
    en: 'And one further date booked of this series',
  },
  furtherDates: {
    fr: 'Et {count} autres dates réservées de cette série',
    en: 'And {count} further dates booked of this series',
  },
  team: { fr: 'Avec toute l’équipe', en: 'With the whole team' },
  bookedBy: { fr: 'Réservé pour vous par', en: 'Booked for you by' },
} satisfies Record<string, Words>;
