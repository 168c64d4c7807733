import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { headOf } from '../booking-forms/half-days.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { BOOK_FOR, bookForPath } from '../host-frame/book-for-path.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { PlaceState, StateOfDay } from '../occupancy/day.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import { Form } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import { Comers, whatStandsThere } from './cell.views.js';
import { CALENDAR_WORDS as WORDS, shortDay } from './host-calendar.words.js';
import type { SeenDays } from './host-calendar.service.js';
import { OutsideOfTable } from './outside.views.js';
import { Turn } from './turn.views.js';
import { WeekDays } from './week-days.views.js';
import { HALVES, isToCome, placeIn, rowsOf, worthShowing, type Half } from './week.js';

export interface WeekPageProps {
  readonly visit: Visit;
  readonly week: SeenDays;
  /** What has just been done, and to which booking. */
  readonly done: DoneInWeek | null;
}

export interface DoneInWeek {
  readonly what: 'moved' | 'unchanged';
  readonly reference: string;
  /** Where letting it fall puts it back; null after more than a change of place. */
  readonly back: { readonly place: string; readonly date: LocalDate; readonly dropped: Half } | null;
}

/** Places by half-days: a table where there is room for one, and on a phone the days one below the other. */
export function WeekPage({ visit, week, done }: WeekPageProps): JSX.Element {
  const { language } = visit;
  const { telecentre, from } = week;
  const title = WORDS.week[language].replace('{day}', dayInWords(from, language));
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="week" title={title}>
      {done !== null && <Done visit={visit} done={done} />}
      <Turn visit={visit} seen={week} by="week" />
      <p class="actions">
        <a class="button quiet" href={bookForPath(telecentre.slug, from > week.today ? { date: from } : {})}>
          <Icon name="telephone" />
          {BOOK_FOR[language]}
        </a>
      </p>
      <div
        id="week"
        class="host-calendar"
        data-live
        data-date={from}
        data-changes={`/telecentres/${telecentre.slug}/day/changes`}
        data-updated={WORDS.updated[language]}
      >
        <WeekTable visit={visit} week={week} title={title} />
        <OutsideOfTable days={week.days} language={language} />
        <WeekDays visit={visit} week={week} />
      </div>
      <p class="muted only-wide">{WORDS.dragging[language]}</p>
      <DropForm visit={visit} />
    </HostFrame>
  );
}

function Done({
  visit,
  done: { what, reference, back },
}: {
  readonly visit: Visit;
  readonly done: DoneInWeek;
}): JSX.Element {
  const { language } = visit;
  const path = `/host/bookings/${reference}`;
  return (
    <div class="notice">
      <p role="status">
        {WORDS[what][language]} <a href={path}>{WORDS.seeBooking[language]}</a>
      </p>
      {back !== null && (
        <Form action={`${path}/move`} formToken={visitorOf(visit).formToken}>
          <input type="hidden" name="place" value={back.place} />
          <input type="hidden" name="date" value={back.date} />
          <input type="hidden" name="dropped" value={back.dropped} />
          <button type="submit" class="quiet">
            {WORDS.putBack[language]}
          </button>
        </Form>
      )}
    </div>
  );
}

function WeekTable({
  visit: { language },
  week: { telecentre, today, days: all, now },
  title,
}: {
  readonly visit: Visit;
  readonly week: SeenDays;
  readonly title: string;
}): JSX.Element {
  const days = worthShowing(all);
  return (
    <div class="table only-wide" role="region" aria-label={title} tabIndex={0}>
      <table class="week" data-cells>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {WORDS.place[language]}
            </th>
            {days.map(({ date }) => (
              <th key={date} scope="colgroup" colSpan={2} class={date === today ? 'today' : ''}>
                <a href={`/telecentres/${telecentre.slug}/day?date=${date}`}>
                  {shortDay(date, language)}
                  {date === today && <span class="unseen"> ({WORDS.today[language]})</span>}
                </a>
              </th>
            ))}
          </tr>
          <tr>
            {days.flatMap(({ date }) =>
              HALVES.map((half) => (
                <th key={`${date} ${half}`} scope="col" class={date === today ? 'today' : ''}>
                  {headOf(half, language)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rowsOf(telecentre, days).map((resource) => (
            <tr key={resource.id}>
              <th scope="row">
                {resource.name}
                {resource.isWithdrawn && <small> ({WORDS.withdrawn[language]})</small>}
              </th>
              {days.flatMap((day) =>
                HALVES.map((half) => (
                  <WeekCell
                    key={`${day.date} ${half}`}
                    slug={telecentre.slug}
                    {...{ resource, day, half, now, language }}
                  />
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WeekCell({
  slug,
  resource,
  day,
  half,
  now,
  language,
}: {
  readonly slug: string;
  readonly resource: Pick<Resource, 'id' | 'name'>;
  readonly day: StateOfDay;
  readonly half: Half;
  readonly now: Instant;
  readonly language: Visit['language'];
}): JSX.Element {
  const place = placeIn(day, half, resource.id);
  const closed = day.halfDays.find(({ halfDay }) => halfDay === half)?.closed ?? null;
  const { look, says, why } = whatStandsThere(place, closed, language);
  const when = `${resource.name}, ${dayInWords(day.date, language)}, ${HALF_DAY_IN_WORDS[half][language]}`;
  return (
    <td class={look} {...dropHere(place, look, day, half)}>
      {place !== null && <Comers place={place} zone={day.timeZone} language={language} />}
      {says !== null && look === 'free' && (
        <a
          class="free-cell"
          href={
            isToCome(day, half, now)
              ? bookForPath(slug, { date: day.date, halfDay: half, resource: resource.id })
              : `/telecentres/${slug}/day?date=${day.date}`
          }
          aria-label={`${says}, ${when}`}
        >
          {says}
        </a>
      )}
      {says !== null && look !== 'free' && (
        <span class="state" {...(why === '' ? {} : { title: why })}>
          {says}
          {why !== '' && <span class="unseen"> ({why})</span>}
        </span>
      )}
    </td>
  );
}

/** Where a booking can be let fall. */
function dropHere(
  place: PlaceState | null,
  look: string,
  { date }: StateOfDay,
  half: Half,
): Readonly<Record<string, string>> {
  return place === null || look !== 'free' ? {} : { 'data-drop': `${place.resource.id} ${date} ${half}` };
}

/** What a script sends when a booking is let fall on a free cell. Without script a booking is moved from its page. */
function DropForm({ visit }: { readonly visit: Visit }): JSX.Element {
  return (
    <div data-drop-form hidden>
      <Form action="/host/bookings/{reference}/move" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="place" value="" />
        <input type="hidden" name="date" value="" />
        <input type="hidden" name="dropped" value="" />
      </Form>
    </div>
  );
}
