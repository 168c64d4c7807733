import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { newTeamPath, TEAM } from '../booking-forms/further-ways.views.js';
import { at } from '../booking-forms/own-bookings.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { nearCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { WhatIsWrong } from '../platform/web/form.js';
import { localDateOf } from '../reservation/local-time.js';
import { labelOf, type Commune } from '../telecentres/communes.js';
import { FoundSection } from './found.views.js';
import { OtherDays } from './other-days.views.js';
import { SearchForm, searchLabels } from './search-form.views.js';
import type { SearchFields } from './search.schemas.js';
import type { SearchFormState, SearchPageProps } from './search-page.js';
import { bookingInWords, soughtInWords, whenInWords } from './search.words.js';
import type { Understood } from './whereabouts.js';

export function SearchPage(props: SearchPageProps): JSX.Element {
  const { visit, criteria, moving, today, fields } = props;
  const { language } = visit;
  const when = whenInWords(criteria.time, today, language);
  const sought = `${when}${COLON[language]}${soughtInWords(criteria, language)}`;
  const where = criteria.near && nearCommune(criteria.near.name, language);
  const searched = { criteria, moving: moving?.reference };
  return (
    <Framed visit={visit} title={where === null ? sought : `${sought}, ${where}`}>
      <h1>
        {sought}
        {where !== null && <small> {where}</small>}
      </h1>
      {moving !== null && <Moving booking={moving} language={language} />}
      <details class="asks search" open={isToBeSaid(fields)}>
        <summary>
          <Icon name="pencil" /> {WORDS.change[language]}
        </summary>
        <SearchForm {...props} criteria={criteria} errors={{}} />
      </details>
      <OtherDays {...props} searched={searched} />
      <FoundSection {...props} searched={searched} had={hadThen(props)} />
    </Framed>
  );
}

/** Whoever has said nothing yet wants to say it; whoever has wants to see what there is. */
function isToBeSaid({ form, equipment, ...typed }: SearchFields): boolean {
  return (
    form === 'open' || (equipment.length === 0 && Object.values(typed).every((one) => one === undefined))
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
      {moving === null && isForSeveral(fields) && (
        <p class="actions">
          <a class="button" href={newTeamPath({ ...fields, equipment: undefined, desks: fields.people })}>
            {TEAM[language]}
          </a>
        </p>
      )}
      {moving !== null && <Moving booking={moving} language={language} />}
      <SearchForm {...props} criteria={null} errors={errors} />
    </Framed>
  );
}

/** Several who want a desk each. */
function isForSeveral({ kind = 'desk', people = '1' }: SearchFields): boolean {
  return kind === 'desk' && /^\d{1,2}$/.test(people) && Number(people) > 1;
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

/** What the visitor has booked at that very time, wherever it is. */
function hadThen({ own, criteria, found, moving }: SearchPageProps): readonly SeenBooking[] {
  const others = own.occupying.filter(({ reference }) => reference !== moving?.reference);
  const stays = found.offers.map(({ stay }) => stay);
  if (stays.length > 0) return others.filter((one) => stays.some((stay) => at([one], stay).length > 0));
  return others.filter(({ start, timeZone }) => localDateOf(start, timeZone) === criteria.time.date);
}

const COLON: Words = { fr: '\u00a0: ', en: ': ' };

const WORDS = {
  title: { fr: 'Chercher un poste, un bureau ou une salle', en: 'Look for a desk, an office or a room' },
  change: { fr: 'Changer la recherche', en: 'Change the search' },
  which: { fr: '«\u00a0{name}\u00a0»\u00a0: quelle commune\u00a0?', en: '“{name}”: which commune?' },
  meant: { fr: 'Vouliez-vous dire…', en: 'Did you mean…' },
  moving: { fr: 'Vous déplacez\u00a0:', en: 'You are moving:' },
  kept: {
    fr: 'Elle reste à vous tant que la nouvelle place n’est pas gagnée.',
    en: 'It stays yours until the new place is won.',
  },
} satisfies Record<string, Words>;
