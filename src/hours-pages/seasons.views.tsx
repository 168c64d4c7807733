import type { JSX } from 'preact';
import { PlaceFrame, placePath } from '../administration/administration-frame.js';
import { ADMINISTRATION_WORDS } from '../administration/administration.words.js';
import { fingerprintOf } from '../administration/editing.service.js';
import { Refusal } from '../administration/refusal.views.js';
import { nonEmpty } from '../administration/shown-again.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { Field, WhatIsWrong } from '../platform/web/form.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { seasonPart, type Season } from './hours-parts.js';
import { HoursForm, LeftOutside, type HoursPageProps } from './hours.views.js';
import { WeekFields, WeekInWords } from './week-fields.views.js';
import { typedWeek } from './week-form.js';

export function SeasonsPage(props: HoursPageProps): JSX.Element {
  const { visit, place, file, refusal, done } = props;
  const { language } = visit;
  return (
    <PlaceFrame visit={visit} place={place} section="seasons" title={WORDS.title[language]} done={done}>
      <p>{WORDS.introduction[language]}</p>
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      <LeftOutside {...props} />
      {file.openingHours.namedPeriods.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      <ul class="rows">
        {file.openingHours.namedPeriods.map((season) => (
          <li key={fingerprintOf(season)}>
            <div class="told">
              <h2>{season.name}</h2>
              <p>{datesInWords(season, language)}</p>
              <details>
                <summary>{WORDS.hours[language]}</summary>
                <WeekInWords week={season.week} language={language} />
              </details>
            </div>
            <a
              class="button quiet"
              href={placePath(place.slug, `seasons/${fingerprintOf(season)}`)}
              aria-label={`${WORDS.change[language]}, ${season.name}`}
            >
              {WORDS.change[language]}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href={placePath(place.slug, 'seasons/new')}>
          {WORDS.add[language]}
        </a>
      </p>
    </PlaceFrame>
  );
}

export function SeasonPage(
  props: HoursPageProps & {
    /** Null: a new one. */
    readonly season: Season | null;
    /** It was to be removed, and that was refused. */
    readonly removing: boolean;
  },
): JSX.Element {
  const { visit, place, file, form, refusal, season, removing } = props;
  const { language } = visit;
  const kept = season?.week ?? file.openingHours.week;
  const typed = form?.typed ?? {
    name: season?.name ?? '',
    from: season?.from ?? '',
    to: season?.to ?? '',
    ...typedWeek(kept),
  };
  const errors = form?.errors ?? {};
  const name = season === null ? null : fingerprintOf(season);
  const action = placePath(place.slug, `seasons/${name ?? 'new'}`);
  const part = seasonPart(name);
  return (
    <PlaceFrame visit={visit} place={place} section="seasons" title={season?.name ?? WORDS.add[language]}>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labelsIn(language)} />
      <HoursForm {...props} refusal={removing ? undefined : refusal} action={action} part={part}>
        <Field
          name="name"
          label={WORDS.name[language]}
          value={typed['name']}
          error={errors['name']}
          maxlength={200}
          required
        />
        <div class="side-by-side">
          <Field
            name="from"
            type="date"
            label={WORDS.from[language]}
            value={typed['from']}
            error={errors['from']}
            required
          />
          <Field
            name="to"
            type="date"
            label={WORDS.to[language]}
            value={typed['to']}
            error={errors['to']}
            required
          />
        </div>
        <WeekFields kept={kept} typed={typed} errors={errors} language={language} />
      </HoursForm>
      {season !== null && (
        <section>
          <h2>{WORDS.removal[language]}</h2>
          <HoursForm
            {...props}
            refusal={removing ? refusal : undefined}
            action={`${action}/removal`}
            part={part}
            button={ADMINISTRATION_WORDS.remove[language]}
          />
        </section>
      )}
    </PlaceFrame>
  );
}

function datesInWords({ from, to }: { from: string; to: string }, language: Language): string {
  const [first, last] = [from, to].map((date) => `${dayInWords(date, language)} ${date.slice(0, 4)}`);
  return language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`;
}

function labelsIn(language: Language): Record<string, string> {
  return {
    name: WORDS.name[language],
    from: WORDS.from[language],
    to: WORDS.to[language],
    ...Object.fromEntries(WEEKDAYS.map((day) => [day, capitalised(WEEKDAY_IN_WORDS[day][language])])),
  };
}

const WORDS = {
  title: { fr: 'Saisons', en: 'Seasons' },
  introduction: {
    fr: 'Été, vacances scolaires\u00a0: pendant une saison, sa semaine remplace la semaine ordinaire.',
    en: 'Summer, school holidays: during a season, its week replaces the ordinary one.',
  },
  none: { fr: 'Aucune saison pour l’instant.', en: 'No season for now.' },
  hours: { fr: 'Horaires', en: 'Hours' },
  change: { fr: 'Modifier', en: 'Change' },
  add: { fr: 'Ajouter une saison', en: 'Add a season' },
  name: { fr: 'Nom, comme «\u00a0Été\u00a0»', en: 'Name, such as “Summer”' },
  from: { fr: 'Premier jour', en: 'First day' },
  to: { fr: 'Dernier jour', en: 'Last day' },
  removal: { fr: 'Retirer cette saison', en: 'Remove this season' },
} satisfies Record<string, Words>;
