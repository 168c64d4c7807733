import type { JSX } from 'preact';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { halfDayOn } from '../reservation/half-day.js';
import { localDateOf } from '../reservation/local-time.js';
import { intersect, type Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import { openingDays, type OpeningDay } from './opening-days.js';
import { periodInWords, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

const DAYS_SHOWN = 7;

/** The hours of the coming week as they will be, not as they usually are. */
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
      <p class="muted">
        {WORDS.hoursOf[language]}
        {clock !== undefined && ` (${clock})`}
      </p>
      <dl class="opening-hours">
        {openingDays(telecentre, today, DAYS_SHOWN).map((day) => (
          <div key={day.date}>
            <dt>
              {dayInWords(day.date, language)}
              {day.date === today && (
                <>
                  {' '}
                  <span class="mark">{WORDS.today[language]}</span>
                </>
              )}
              <Why day={day} language={language} />
            </dt>
            <OpenThen telecentre={telecentre} day={day} language={language} />
          </div>
        ))}
      </dl>
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

function OpenThen({
  telecentre: { opening },
  day: { date, periods },
  language,
}: {
  readonly telecentre: Telecentre;
  readonly day: OpeningDay;
  readonly language: Language;
}): JSX.Element {
  if (periods.length === 0) return <dd class="shut">{WORDS.closed[language]}</dd>;
  const isBothHalves = (['morning', 'afternoon'] as const).every(
    (half) => intersect(periods, halfDayOn(opening, date, half)).length > 0,
  );
  return (
    <dd>
      {periods.map((period, index) => (
        <>
          {index > 0 && ', '}
          <span class="whole-words">{periodInWords(period, opening.timeZone, language)}</span>
        </>
      ))}
      {periods.length === 1 && isBothHalves && <span class="muted"> {WORDS.allDay[language]}</span>}
    </dd>
  );
}
