import type { JSX } from 'preact';
import type { StateOfDay } from '../occupancy/day.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Comer } from './cell.views.js';
import { CALENDAR_WORDS as WORDS } from './host-calendar.words.js';

/** Below a table that has no cell for them: who was booked when the doors are shut. */
export function OutsideOfTable({
  days,
  language,
}: {
  readonly days: readonly StateOfDay[];
  readonly language: Language;
}): JSX.Element | null {
  const concerned = days.filter(({ outside }) => outside.length > 0);
  if (concerned.length === 0) return null;
  return (
    <section class="only-wide outside-hours">
      <h2>{WORDS.outside[language]}</h2>
      {concerned.map(({ date, outside, timeZone }) => (
        <p key={date}>
          {dayInWords(date, language)}
          {WORDS.colon[language]}
          {outside.map((coming) => (
            <Comer key={coming.known.booking.reference} coming={coming} zone={timeZone} language={language} />
          ))}
        </p>
      ))}
    </section>
  );
}

/** How many of a day, beside how full it is. */
export function OutsideOfMonth({
  day,
  language,
}: {
  readonly day: Pick<StateOfDay, 'outside'> | undefined;
  readonly language: Language;
}): JSX.Element | null {
  const count = day?.outside.length ?? 0;
  if (count === 0) return null;
  return <p class="how-full outside">{WORDS.outsideCount[language].replace('{count}', String(count))}</p>;
}
