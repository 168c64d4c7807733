import type { JSX } from 'preact';
import type { Typed } from '../platform/http/endpoint.js';
import { capitalised, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { describedBy, Wrong } from '../platform/web/form.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { DAY_FIELDS, isPlain, type FileDay, type FileWeek } from './week-form.js';

interface OfForm {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** `kept`: the week as it is, for days that four fields cannot say. */
export function WeekFields({ kept, ...form }: OfForm & { readonly kept: FileWeek }): JSX.Element {
  const { language } = form;
  return (
    <>
      <p class="help">{WORDS.help[language]}</p>
      <div class="week-fields">
        {WEEKDAYS.map((weekday) => (
          <DayFields
            key={weekday}
            {...form}
            name={weekday}
            label={capitalised(WEEKDAY_IN_WORDS[weekday][language])}
            kept={kept[weekday]}
            likeMonday={weekday !== 'mon'}
          />
        ))}
      </div>
    </>
  );
}

export function DayFields({
  name,
  label,
  kept,
  likeMonday,
  typed,
  errors,
  language,
}: OfForm & {
  readonly name: string;
  readonly label: string;
  readonly kept: FileDay;
  readonly likeMonday: boolean;
}): JSX.Element {
  const like = `${name}-like-monday`;
  return (
    <fieldset class="day-fields" id={name} {...describedBy(name, undefined, errors[name])}>
      <legend>{label}</legend>
      {!isPlain(kept) && (
        <p class="muted">
          {WORDS.particular[language]} {dayInHours(kept, language)}
        </p>
      )}
      <div class="times">
        {DAY_FIELDS.map((field) => (
          <label key={field}>
            <span>{FIELD_LABELS[field][language]}</span>
            <input
              type="time"
              name={`${name}-${field}`}
              value={typed[`${name}-${field}`] ?? ''}
              aria-label={`${label}, ${FIELD_LABELS[field][language]}`}
            />
          </label>
        ))}
      </div>
      {likeMonday && (
        <label class="tick">
          <input type="checkbox" name={like} value="yes" checked={typed[like] === 'yes'} />
          <span>{WORDS.likeMonday[language]}</span>
        </label>
      )}
      <Wrong with={name} error={errors[name]} />
    </fieldset>
  );
}

/** `8 h 30 – 12 h, 13 h 30 – 17 h`; or that it is shut. */
export function dayInHours({ segments }: FileDay, language: Language): string {
  if (segments.length === 0) return WORDS.shut[language];
  return segments.map(([opens, closes]) => hoursInWords(opens, closes, language)).join(', ');
}

export function WeekInWords({
  week,
  language,
}: {
  readonly week: FileWeek;
  readonly language: Language;
}): JSX.Element {
  return (
    <dl class="facts week-in-words">
      {WEEKDAYS.map((weekday) => (
        <>
          <dt>{capitalised(WEEKDAY_IN_WORDS[weekday][language])}</dt>
          <dd>{dayInHours(week[weekday], language)}</dd>
        </>
      ))}
    </dl>
  );
}

const FIELD_LABELS = {
  'morning-from': { fr: 'matin, de', en: 'morning, from' },
  'morning-to': { fr: 'à', en: 'to' },
  'afternoon-from': { fr: 'après-midi, de', en: 'afternoon, from' },
  'afternoon-to': { fr: 'jusqu’à', en: 'until' },
} satisfies Record<(typeof DAY_FIELDS)[number], Words>;

const WORDS = {
  help: {
    fr: 'Laissez vide ce qui est fermé. Sans pause à midi, écrivez la même heure à la fin du matin et au début de l’après-midi.',
    en: 'Leave blank what is shut. Without a break at noon, write the same time at the end of the morning and at the beginning of the afternoon.',
  },
  likeMonday: { fr: 'comme lundi', en: 'like Monday' },
  shut: { fr: 'fermé', en: 'shut' },
  particular: {
    fr: 'Horaires particuliers, gardés tant que rien n’est écrit ici\u00a0:',
    en: 'Particular hours, kept as long as nothing is written here:',
  },
} satisfies Record<string, Words>;
