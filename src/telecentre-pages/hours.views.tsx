import type { JSX } from 'preact';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { headOf } from '../booking-forms/half-days.words.js';
import { halfDayOn } from '../reservation/half-day.js';
import { localDateOf } from '../reservation/local-time.js';
import { intersect, type Instant, type Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import { openingDays, type OpeningDay } from './opening-days.js';
import { periodInWords, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

const DAYS_SHOWN = 7;

/** The hours of the coming week as they will be, not as they usually are; a break at noon is a gap between two columns. */
export function Hours({
  telecentre,
  now,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  const { timeZone } = telecentre.opening;
  const today = localDateOf(now, timeZone);
  const clock = clockInWords(timeZone, language);
  return (
    <>
      <table class="opening-hours">
        <caption>
          {WORDS.hoursOf[language]}
          {clock !== undefined && ` (${clock})`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{WORDS.day[language]}</th>
            <th scope="col">{headOf('morning', language)}</th>
            <th scope="col">{headOf('afternoon', language)}</th>
          </tr>
        </thead>
        <tbody>
          {openingDays(telecentre, today, DAYS_SHOWN).map((day) => (
            <tr key={day.date}>
              <th scope="row">
                {dayInWords(day.date, language)}
                {day.date === today && (
                  <>
                    {' '}
                    <span class="mark">{WORDS.today[language]}</span>
                  </>
                )}
                <Why day={day} language={language} />
              </th>
              <Cells telecentre={telecentre} day={day} language={language} />
            </tr>
          ))}
        </tbody>
      </table>
      {!telecentre.hoursConfirmed && <p class="muted">{HOURS_TO_BE_CONFIRMED[language]}</p>}
    </>
  );
}

/** What makes this day unlike others of its name. */
function Why({
  day: { isHoliday, season, isExceptional, closed },
  language,
}: {
  readonly day: OpeningDay;
  readonly language: Language;
}): JSX.Element | null {
  const reasons = [
    ...(isHoliday === null ? [] : [`${isHoliday} (${WORDS.holiday[language]})`]),
    ...(season === null ? [] : [season]),
    ...(isExceptional ? [WORDS.exceptional[language]] : []),
    ...closed,
  ];
  return reasons.length === 0 ? null : <small>{reasons.join(', ')}</small>;
}

function Cells({
  telecentre: { opening },
  day: { date, periods },
  language,
}: {
  readonly telecentre: Telecentre;
  readonly day: OpeningDay;
  readonly language: Language;
}): JSX.Element {
  const { timeZone } = opening;
  const inWords = (some: readonly Period[]): string =>
    some.map((period) => periodInWords(period, timeZone, language)).join(', ');
  if (periods.length === 0)
    return (
      <td colSpan={2} class="shut">
        {WORDS.closed[language]}
      </td>
    );
  const [morning, afternoon] = (['morning', 'afternoon'] as const).map((half) =>
    intersect(periods, halfDayOn(opening, date, half)),
  );
  if (periods.length === 1 && morning?.length === 1 && afternoon?.length === 1)
    return (
      <td colSpan={2}>
        {inWords(periods)} <span class="muted">{WORDS.allDay[language]}</span>
      </td>
    );
  return (
    <>
      {[morning ?? [], afternoon ?? []].map((some) =>
        some.length === 0 ? <td class="shut">{WORDS.closed[language]}</td> : <td>{inWords(some)}</td>,
      )}
    </>
  );
}
