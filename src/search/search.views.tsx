import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { shortDay } from '../booking-forms/half-days.words.js';
import { at } from '../booking-forms/own-bookings.js';
import { wishedTimeInWords } from '../booking-forms/when.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { WhatIsWrong } from '../platform/web/form.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { labelOf, type Commune } from '../telecentres/communes.js';
import { FoundSection } from './found.views.js';
import { SearchForm, searchLabels } from './search-form.views.js';
import { searchPath, type Searched } from './search-path.js';
import type { SearchFields } from './search.schemas.js';
import type { SearchFormState, SearchPageProps } from './search-page.js';
import { bookingInWords, nearInWords, whenInWords } from './search.words.js';
import type { Understood } from './whereabouts.js';

export function SearchPage(props: SearchPageProps): JSX.Element {
  const { visit, criteria, moving, today, days, fields } = props;
  const { language } = visit;
  const when = whenInWords(criteria.time, today, language);
  const where = criteria.near && nearInWords(criteria.near.name, language);
  const searched = { criteria, moving: moving?.reference };
  // Whoever has said nothing yet wants to say it; whoever has wants to see what there is.
  const isOpen = criteria.near === null && fields.near === undefined;
  return (
    <Framed visit={visit} title={where === null ? when : `${when}, ${where}`}>
      <h1>
        {when}
        {where !== null && <small> {where}</small>}
      </h1>
      {moving !== null && <Moving booking={moving} language={language} />}
      <details class="asks search" open={isOpen}>
        <summary>
          <Icon name="pencil" /> {WORDS.change[language]}
        </summary>
        <SearchForm {...props} criteria={criteria} errors={{}} />
      </details>
      <Days searched={searched} days={days} language={language} />
      <FoundSection {...props} searched={searched} had={hadThen(props)} />
    </Framed>
  );
}

/** What was asked cannot be understood: the form again, with all that was typed, and what may have been meant. */
export function MisunderstoodPage(
  props: SearchFormState & {
    readonly errors: Readonly<Record<string, string>>;
    readonly near: Understood | null;
  },
): JSX.Element {
  const { visit, errors, near, fields, moving } = props;
  const { language } = visit;
  const form = { value: null, errors, typed: {} };
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} labels={searchLabels(language)} />
      {near?.is === 'several' && <Which of={near.communes} asks={WORDS.which} {...{ fields, language }} />}
      {near?.is === 'unknown' && near.spelledLike.length > 0 && (
        <Which of={near.spelledLike} asks={WORDS.meant} {...{ fields, language }} />
      )}
      {moving !== null && <Moving booking={moving} language={language} />}
      <SearchForm {...props} criteria={null} errors={errors} />
    </Framed>
  );
}

function Moving({
  booking,
  language,
}: {
  readonly booking: SeenBooking;
  readonly language: Language;
}): JSX.Element {
  return (
    <p class="notice">
      {WORDS.moving[language]} <strong>{bookingInWords(booking, language)}</strong>
      <br />
      {WORDS.kept[language]}
    </p>
  );
}

/** The same search with the name that was meant. */
function Which({
  of: communes,
  asks,
  fields,
  language,
}: {
  readonly of: readonly Commune[];
  readonly asks: Words;
  readonly fields: SearchFields;
  readonly language: Language;
}): JSX.Element {
  const { equipment, ...typed } = fields;
  return (
    <>
      <h2>{asks[language].replace('{name}', fields.near ?? '')}</h2>
      <ul class="ways">
        {communes.map((commune) => {
          const query = new URLSearchParams({ ...withoutNothing(typed), near: labelOf(commune) });
          if (equipment.length > 0) query.set('equipment', equipment.join(','));
          return (
            <li key={commune.inseeCode}>
              <a href={`/search?${query.toString()}`}>{labelOf(commune)}</a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function withoutNothing(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** One tap to another day or another half of it. */
function Days({
  searched,
  days,
  language,
}: {
  readonly searched: Searched;
  readonly days: readonly LocalDate[];
  readonly language: Language;
}): JSX.Element {
  const { time } = searched.criteria;
  const all = [...new Set([...days, time.date])].sort();
  return (
    <nav class="chips" aria-label={WORDS.otherTimes[language]}>
      <ul>
        {all.map((date) => (
          <li key={date}>
            <a href={searchPath(searched, { time: { ...time, date } })} {...current(date === time.date)}>
              {shortDay(date, language)}
            </a>
          </li>
        ))}
      </ul>
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

function current(isIt: boolean): { 'aria-current'?: 'true' } {
  return isIt ? { 'aria-current': 'true' } : {};
}

/** What the visitor has booked at that very time, wherever it is. */
function hadThen({ own, criteria, found, moving }: SearchPageProps): readonly SeenBooking[] {
  const others = own.occupying.filter(({ reference }) => reference !== moving?.reference);
  const stays = found.offers.map(({ stay }) => stay);
  if (stays.length > 0) return others.filter((one) => stays.some((stay) => at([one], stay).length > 0));
  return others.filter(({ start, timeZone }) => localDateOf(start, timeZone) === criteria.time.date);
}

const WORDS = {
  title: { fr: 'Chercher un poste, un bureau ou une salle', en: 'Look for a desk, an office or a room' },
  change: { fr: 'Changer la recherche', en: 'Change the search' },
  which: { fr: '«\u00a0{name}\u00a0»\u00a0: quelle commune\u00a0?', en: '“{name}”: which commune?' },
  meant: { fr: 'Vouliez-vous dire…', en: 'Did you mean…' },
  otherTimes: { fr: 'Autres jours et moments', en: 'Other days and times' },
  moving: { fr: 'Vous déplacez\u00a0:', en: 'You are moving:' },
  kept: {
    fr: 'Elle reste à vous tant que la nouvelle place n’est pas gagnée.',
    en: 'It stays yours until the new place is won.',
  },
} satisfies Record<string, Words>;
