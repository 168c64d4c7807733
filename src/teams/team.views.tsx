import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { LOOK, statusInAWord, whenInWords } from '../booking-links/link.words.js';
import { calledAtThePlace, asSeenAtThePlace } from '../bookings/people.js';
import type { BookingInHand } from '../bookings/known-booking.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Field, Form } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { may, statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { TeamInHand } from './team-record.js';
import { WORDS } from './teams.words.js';

export interface TeamPageProps {
  readonly visit: Visit;
  readonly team: TeamInHand;
  readonly sideBySide: boolean | null;
  readonly done: 'made' | 'cancelled' | undefined;
  /** Why something was not done. */
  readonly refused: string | null;
  /** Of what a host wrote as the reason. */
  readonly wrongReason: string | undefined;
  /** The page of a booking of their own; null of one that they see because they receive people. */
  readonly pageOf: (known: BookingInHand) => string | null;
  readonly now: Instant;
}

export function TeamPage(props: TeamPageProps): JSX.Element {
  const { visit, team, sideBySide, refused, now } = props;
  const { language } = visit;
  const [first] = team.bookings;
  const standing = team.bookings.filter((known) => isToCome(known, now));
  const title = team.title ?? WORDS.team[language];
  const isAlike = areAllThen(team);
  const isHost = team.bookings.every(({ standing: { as } }) => as === 'receiver');
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {refused !== null && (
        <Alert>
          <p>{refused}</p>
        </Alert>
      )}
      <Done {...props} />
      {isHost && first !== undefined && <Organiser known={first} language={language} />}
      {isAlike && first !== undefined && <WhenAndWhere known={first} language={language} />}
      {sideBySide !== null && <p>{(sideBySide ? WORDS.sideBySide : WORDS.apart)[language]}</p>}
      <h2>{WORDS.places[language]}</h2>
      <ul class="rows bookings">
        {team.bookings.map((known) => (
          <Row key={known.booking.reference} {...props} known={known} isAlike={isAlike} />
        ))}
      </ul>
      {standing.length > 0 && <CancelAll {...props} asksReason={isHost} />}
      {!isHost && (
        <p class="aside">
          <a href="/bookings">{WORDS.mine[language]}</a>
        </p>
      )}
    </Framed>
  );
}

function Done({ visit: { language }, team, done, now }: TeamPageProps): JSX.Element | null {
  if (done === undefined) return null;
  const isAsked = team.bookings.some(({ booking }) => booking.awaitsApproval && booking.status === 'held');
  const isKept = team.bookings.some((known) => isToCome(known, now));
  const said =
    done === 'made'
      ? isAsked
        ? WORDS.someAsked
        : WORDS.allStands
      : isKept
        ? WORDS.keptDone
        : WORDS.cancelledDone;
  return (
    <p class="notice" role="status">
      {said[language]}
    </p>
  );
}

function Organiser({
  known: { holder },
  language,
}: {
  readonly known: BookingInHand;
  readonly language: Language;
}): JSX.Element | null {
  const name = calledAtThePlace(asSeenAtThePlace(holder), language);
  return name === null ? null : (
    <p>
      <Icon name="people" /> {name}
    </p>
  );
}

function Row({
  visit: { language },
  known,
  isAlike,
  pageOf,
  now,
}: TeamPageProps & { readonly known: BookingInHand; readonly isAlike: boolean }): JSX.Element {
  const { booking } = known;
  const status = statusAt(booking, now);
  const page = pageOf(known);
  const label = (booking.awaitsApproval ? WORDS.withdrawOne : WORDS.cancelOne)[language];
  return (
    <li>
      <div class="told">
        <h3 class="when">
          {page === null ? booking.resourceName : <a href={page}>{booking.resourceName}</a>}
          {status !== 'confirmed' && (
            <span class={`mark ${LOOK[status]}`}>
              {statusInAWord(status, booking.awaitsApproval)[language]}
            </span>
          )}
        </h3>
        {!isAlike && <WhenAndWhere known={known} language={language} />}
      </div>
      {page !== null && isToCome(known, now) && (
        <ul class="ways">
          <li>
            <a href={`${page}/cancellation`} aria-label={`${label}, ${booking.resourceName}`}>
              <Icon name="x-lg" /> {label}
            </a>
          </li>
        </ul>
      )}
    </li>
  );
}

function WhenAndWhere({
  known: { booking },
  language,
}: {
  readonly known: BookingInHand;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <p>
        <Icon name="clock" /> {capitalised(whenInWords(booking, language))}
      </p>
      <p>
        <Icon name="geo-alt" /> <a href={`/telecentres/${booking.telecentre}`}>{booking.telecentreName}</a>
      </p>
    </>
  );
}

/** None of them has been moved since: it need be said but once. */
function areAllThen({ bookings }: TeamInHand): boolean {
  const times = bookings.map(({ booking: { telecentre, start, end } }) => `${telecentre} ${start} ${end}`);
  return new Set(times).size === 1;
}

/** Opened first, so that no slip of the finger gives everything back. */
function CancelAll({
  visit: { language, visitor },
  team,
  asksReason,
  wrongReason,
}: TeamPageProps & { readonly asksReason: boolean }): JSX.Element {
  return (
    <details class="asks" open={wrongReason !== undefined}>
      <summary>{WORDS.cancelAll[language]}</summary>
      <p>{WORDS.sure[language]}</p>
      <Form action={`/teams/${team.id}/cancellation`} formToken={visitor?.formToken ?? null}>
        {asksReason && (
          <Field
            name="reason"
            label={WORDS.reason[language]}
            help={WORDS.reasonHelp[language]}
            maxlength={300}
            error={wrongReason}
            required
          />
        )}
        <button type="submit" class="grave">
          {WORDS.yes[language]}
        </button>
      </Form>
    </details>
  );
}

function isToCome({ booking }: BookingInHand, now: Instant): boolean {
  return may(statusAt(booking, now), 'cancel') && booking.end > now;
}
