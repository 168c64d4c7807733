import type { JSX } from 'preact';
import { BOOK_FOR, bookForPath } from '../host-frame/book-for-path.js';
import { canWalkIn } from '../attendance/half-day-under-way.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { addDays, localDateOf } from '../reservation/local-time.js';
import type { WaitingThen } from '../waitlist/waitlist.queries.js';
import { ClosedLine, HalfDaySection, OutsideSection } from './half-day.views.js';
import { halfInWords, WORDS } from './host-day.words.js';
import type { PlaceNotices } from './place-notices.js';
import { Notices } from './place-notices.views.js';
import type { Shown } from './row.views.js';
import { TickWords } from './tick-words.views.js';
import { WaitingOnDay } from './waiting.views.js';

/** A telecentre's day: what the host looks at between two phone calls. */
export function DayPage({
  refusal,
  notices,
  waiting,
  ...shown
}: Shown & {
  /** What stood in the way of a press; null: nothing was pressed. */
  readonly refusal: readonly string[] | null;
  readonly notices: PlaceNotices;
  readonly waiting: readonly WaitingThen[];
}): JSX.Element {
  const { visit, day } = shown;
  const { language } = visit;
  const { telecentre, state } = day;
  return (
    <HostFrame
      visit={visit}
      telecentre={telecentre}
      section="day"
      title={capitalised(dayInWords(state.date, language))}
    >
      {refusal !== null && (
        <Alert>
          {refusal.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      <TickWords language={language} />
      <div
        id="day"
        data-live
        data-date={state.date}
        {...(refusal === null ? {} : { 'data-address': visit.address })}
        data-updated={WORDS.updated[language]}
        data-changes={`/telecentres/${telecentre.slug}/day/changes`}
      >
        <Ways {...shown} />
        <Notices telecentre={telecentre} notices={notices} now={shown.now} language={language} />
        <WaitingOnDay waiting={waiting} zone={state.timeZone} language={language} />
        {state.halfDays.length === 0 && <ClosedLine why={whyNoHours(shown, language)} language={language} />}
        {state.halfDays.map((half) => (
          <HalfDaySection
            key={half.halfDay}
            {...shown}
            half={half}
            heading="h2"
            title={halfInWords(half.halfDay, language)}
          />
        ))}
        <OutsideSection {...shown} outside={state.outside} heading="h2" />
      </div>
    </HostFrame>
  );
}

/** To the days around, and to what is done with this one. */
function Ways({ visit: { language }, day: { telecentre, state }, now }: Shown): JSX.Element {
  const { date } = state;
  const at = (page: string, wanted = date): string =>
    `/telecentres/${telecentre.slug}/${page}?date=${wanted}`;
  const isToday = date === localDateOf(now, telecentre.opening.timeZone);
  return (
    <div class="day-ways">
      <nav aria-label={WORDS.days[language]}>
        <a href={at('day', addDays(date, -1))} aria-label={WORDS.dayBefore[language]}>
          <Icon name="chevron-left" />
        </a>
        <a href={at('day', addDays(date, 1))} aria-label={WORDS.dayAfter[language]}>
          <Icon name="chevron-right" />
        </a>
        {!isToday && <a href={`/telecentres/${telecentre.slug}/day`}>{WORDS.backToToday[language]}</a>}
      </nav>
      <PlaceWays
        slug={telecentre.slug}
        date={date}
        takesWalkIns={isToday && canWalkIn(telecentre, now)}
        language={language}
      />
    </div>
  );
}

export function PlaceWays({
  slug,
  date,
  takesWalkIns,
  language,
  of,
}: {
  readonly slug: string;
  readonly date: string;
  /** Somebody can be noted now. */
  readonly takesWalkIns: boolean;
  readonly language: Language;
  /** The telecentre, where there are several on the page. */
  readonly of?: string;
}): JSX.Element {
  const ways = [
    { href: bookForPath(slug, { date }), label: BOOK_FOR, icon: 'telephone' },
    { href: `/telecentres/${slug}/closures/new`, label: WORDS.close, icon: 'slash-circle' },
    ...(takesWalkIns
      ? [{ href: `/telecentres/${slug}/walk-ins`, label: WORDS.walkIn, icon: 'door-open' } as const]
      : []),
    { href: `/telecentres/${slug}/day/sheet?date=${date}`, label: WORDS.print, icon: 'printer' },
  ] as const;
  return (
    <div class="actions place-ways">
      {ways.map(({ href, label, icon }) => (
        <a
          key={href}
          class="button quiet"
          href={href}
          {...(of === undefined ? {} : { 'aria-label': `${label[language]}, ${of}` })}
        >
          <Icon name={icon} />
          {label[language]}
        </a>
      ))}
    </div>
  );
}

/** A day on which the doors never open needs no reason; one that was taken out of the ordinary has one. */
function whyNoHours({ day: { state } }: Shown, language: Language): string {
  const { replacedBy } = state.day;
  return replacedBy === null || replacedBy.name === '' ? WORDS.thatDay[language] : replacedBy.name;
}
