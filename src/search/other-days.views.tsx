import type { JSX } from 'preact';
import { shortDay } from '../booking-forms/half-days.words.js';
import { wishedTimeInWords } from '../booking-forms/when.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import { addDays, type LocalDate } from '../reservation/local-time.js';
import type { SearchPageProps } from './search-page.js';
import { searchPath, type Searched } from './search-path.js';

interface OtherDaysProps extends SearchPageProps {
  readonly searched: Searched;
}

/** One tap to another day, to the same one a week later, or to another part of it. */
export function OtherDays(props: OtherDaysProps): JSX.Element {
  const { visit, criteria, searched, found, today } = props;
  const { language } = visit;
  const { time } = criteria;
  const [before, after] = [addDays(time.date, -7), addDays(time.date, 7)];
  const isBeyond = found.until !== null;
  return (
    <nav class="chips" aria-label={WORDS.otherTimes[language]}>
      <div class="days">
        {!isBeyond && before >= today && (
          <Week {...props} date={before} icon="chevron-left" says={WORDS.weekBefore} />
        )}
        <Days {...props} />
        {!isBeyond && <Week {...props} date={after} icon="chevron-right" says={WORDS.weekAfter} />}
      </div>
      <ul class="parts">
        {(['morning', 'afternoon', 'day'] as const).map((halfDay) => (
          <li key={halfDay}>
            <a
              href={searchPath(searched, { time: { date: time.date, halfDay } })}
              aria-label={wishedTimeInWords({ date: time.date, halfDay }, language)}
              {...current('halfDay' in time && time.halfDay === halfDay)}
            >
              {HALF_DAY_IN_WORDS[halfDay][language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** In one row, which telephones roll sideways. */
function Days({ visit: { language }, searched, days, found }: OtherDaysProps): JSX.Element {
  const { time } = searched.criteria;
  const all = found.until === null ? [...new Set([...days, time.date])].sort() : days;
  return (
    <ul>
      {all.map((date) => (
        <li key={date}>
          <a href={searchPath(searched, { time: { ...time, date } })} {...current(date === time.date)}>
            {shortDay(date, language)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Week({
  visit: { language },
  searched,
  date,
  icon,
  says,
}: OtherDaysProps & {
  readonly date: LocalDate;
  readonly icon: IconName;
  readonly says: Words;
}): JSX.Element {
  const { time } = searched.criteria;
  return (
    <a
      class="week"
      href={searchPath(searched, { time: { ...time, date } })}
      aria-label={`${says[language]}, ${dayInWords(date, language)}`}
    >
      <Icon name={icon} />
      <span>{says[language]}</span>
    </a>
  );
}

function current(isIt: boolean): { 'aria-current'?: 'true' } {
  return isIt ? { 'aria-current': 'true' } : {};
}

const WORDS = {
  otherTimes: { fr: 'Autres jours et moments', en: 'Other days and times' },
  weekBefore: { fr: 'Semaine précédente', en: 'Previous week' },
  weekAfter: { fr: 'Semaine suivante', en: 'Next week' },
} satisfies Record<string, Words>;
