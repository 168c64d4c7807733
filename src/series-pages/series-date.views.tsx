import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { WaitButton } from '../booking-forms/wait.views.js';
import { LOOK, statusInAWord, whenInWords } from '../booking-links/link.words.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { violationView } from '../bookings/violations.words.js';
import { capitalised, dateInWords } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import { statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import { ownFields } from '../series-changes/own-fields.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { Fate, SeriesDate } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';
import type { BookedApart } from './booked-apart.queries.js';
import { opensInWords } from '../new-series/preview.views.js';
import { isAhead, isToCome, wishOn } from './series-dates.js';
import { seriesPath } from '../new-series/series-path.js';

export interface DateRowProps {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  readonly network: Network;
  readonly one: SeriesDate;
  /** What its holder has booked by itself at that time. */
  readonly apart: BookedApart | null;
  readonly now: Instant;
}

/** One date: what became of it, what is particular about it, and what can be done. */
export function DateRow(props: DateRowProps): JSX.Element {
  const { visit, known, one, apart } = props;
  const { language } = visit;
  const { date, booking } = one;
  const day = capitalised(dateInWords(date, language));
  const path = booking && bookingPath(booking, known);
  return (
    <li>
      <div class="told">
        <h3 class="when">
          {path === null ? day : <a href={path}>{day}</a>}
          <Mark {...props} />
        </h3>
        {booking !== null && <Particular {...props} booking={booking} />}
        {booking === null && <Why {...props} />}
        {apart !== null && (
          <p>
            <a href={`/bookings/${apart.reference}`}>{WORDS.apart[language]}</a>
          </p>
        )}
      </div>
      <Ways {...props} />
      {canWaitFor(props) && <WaitFor {...props} day={day} />}
    </li>
  );
}

/** Alike where nothing else is to be said of a date than its day: the same words, and nothing that can be done here only. */
export function likenessOf(props: DateRowProps & { readonly usualPlace: string | null }): string {
  const { visit, known, network, one, apart, usualPlace } = props;
  const { date, booking, fate } = one;
  if (apart !== null || canWaitFor(props)) return date;
  if (booking === null) return `${fate} ${fate === 'waiting' ? '' : whyInWords(one, known, visit).join(' ')}`;
  const isOwn =
    booking.resourceName !== usualPlace || ownFields(known.series, date, booking, network).length > 0;
  return isOwn ? date : `${statusAt(booking, props.now)} ${booking.awaitsApproval}`;
}

/** For whoever comes: a place in line is one's own, and of no use where they have another one then. */
function canWaitFor({ known, network, one, apart, now }: DateRowProps): boolean {
  const { series, standing } = known;
  const isTaken = one.booking === null && one.fate === 'taken' && isAhead(one, series, now);
  return isTaken && apart === null && standing.as === 'holder' && network.telecentres.has(series.telecentre);
}

/** Where each of those who may look finds the booking: a colleague finds none of its own. */
export function bookingPath({ reference }: BookingRecord, { standing }: SeriesInHand): string | null {
  if (standing.as === 'colleague') return null;
  return standing.as === 'holder' ? `/bookings/${reference}` : `/host/bookings/${reference}`;
}

/** What became of it, in a word. */
export function Mark({
  visit: { language },
  one,
  now,
}: Pick<DateRowProps, 'visit' | 'one' | 'now'>): JSX.Element {
  const { booking, fate } = one;
  if (booking === null) {
    const { sign, words, look } = FATES[fate];
    return (
      <span class={`mark ${look}`}>
        <Icon name={sign} /> {words[language]}
      </span>
    );
  }
  const status = statusAt(booking, now);
  return (
    <span class={`mark ${LOOK[status]}`}>{statusInAWord(status, booking.awaitsApproval)[language]}</span>
  );
}

/** What this date has of its own: another time or place. */
function Particular({
  visit: { language },
  known,
  network,
  one,
  booking,
}: DateRowProps & { readonly booking: BookingRecord }): JSX.Element {
  const own = ownFields(known.series, one.date, booking, network);
  const said = [
    ...(own.includes('time') ? [capitalised(whenInWords(booking, language))] : []),
    ...(own.includes('place') && booking.telecentre !== known.series.telecentre
      ? [booking.telecentreName]
      : []),
    booking.resourceName,
    ...(own.includes('title') && booking.title !== null ? [booking.title] : []),
  ];
  return (
    <p class="muted">
      {(own.includes('time') || own.includes('place')) && `${WORDS.own[language]} `}
      {said.join(' · ')}
    </p>
  );
}

/** Of one that is not booked. */
export function Why({
  visit,
  one,
  known,
}: Pick<DateRowProps, 'visit' | 'one' | 'known'>): JSX.Element | null {
  const said = whyInWords(one, known, visit);
  return said.length === 0 ? null : <p class="muted">{said.join(' ')}</p>;
}

function whyInWords(
  { violations, opensOn }: SeriesDate,
  { series }: SeriesInHand,
  { language }: Visit,
): readonly string[] {
  return [
    ...violations.map((violation) => violationView(violation, series.timeZone, language).message),
    ...(opensOn === null ? [] : [capitalised(opensInWords(opensOn, language))]),
  ];
}

/** Links only: what they lead to asks first. */
function Ways({ visit: { language }, known, one, now }: DateRowProps): JSX.Element | null {
  const { series, standing } = known;
  const { date, booking } = one;
  if (!isToCome(one, series, now)) return null;
  const of = dateInWords(date, language);
  const way = (to: string, icon: IconName, label: Words): JSX.Element => (
    <li>
      <a href={`${seriesPath(series.id)}/${to}?date=${date}`} aria-label={`${label[language]}, ${of}`}>
        <Icon name={icon} /> {label[language]}
      </a>
    </li>
  );
  return (
    <ul class="ways">
      {booking !== null && standing.as !== 'receiver' && way('change', 'pencil', WORDS.change)}
      {way('cancellation', 'x-lg', WORDS.cancel)}
    </ul>
  );
}

function WaitFor({ visit, known, one, day }: DateRowProps & { readonly day: string }): JSX.Element {
  const { series } = known;
  return <WaitButton visit={visit} wish={wishOn(one.date, series)} of={`${series.telecentreName}, ${day}`} />;
}

const FATES: Readonly<
  Record<Fate, { readonly sign: IconName; readonly words: Words; readonly look: 'waits' | 'is-over' }>
> = {
  booked: { sign: 'check-lg', words: { fr: 'réservée', en: 'booked' }, look: 'is-over' },
  waiting: {
    sign: 'hourglass-split',
    words: { fr: 'pas encore ouverte', en: 'not open yet' },
    look: 'waits',
  },
  taken: { sign: 'x-lg', words: { fr: 'prise', en: 'taken' }, look: 'is-over' },
  closed: { sign: 'calendar-x', words: { fr: 'fermé', en: 'closed' }, look: 'is-over' },
  refused: { sign: 'x-lg', words: { fr: 'pas possible', en: 'not possible' }, look: 'is-over' },
  left_out: { sign: 'circle', words: { fr: 'sans cette date', en: 'without this date' }, look: 'is-over' },
};

const WORDS = {
  own: { fr: 'À part\u00a0:', en: 'On its own:' },
  apart: { fr: 'Vous avez réservé à part', en: 'You have booked by itself' },
  change: { fr: 'Changer', en: 'Change' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
} satisfies Record<string, Words>;
