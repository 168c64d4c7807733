import type { ComponentChildren, JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { PlaceFrame, placePath } from '../administration/administration-frame.js';
import { ADMINISTRATION_WORDS, type Done } from '../administration/administration.words.js';
import { versionOf, type OpenTelecentre, type Part } from '../administration/editing.service.js';
import { bookingsIn, Outside, Refusal } from '../administration/refusal.views.js';
import { nonEmpty } from '../administration/shown-again.js';
import { markOf, type OutsideBooking } from '../network-file/outside-hours.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { Form, WhatIsWrong } from '../platform/web/form.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { WEEK_PART } from './hours-parts.js';
import { WeekFields } from './week-fields.views.js';
import { typedWeek } from './week-form.js';

/** Of any page that changes when a telecentre is open. */
export interface HoursPageProps extends OpenTelecentre {
  readonly visit: Visit;
  /** As it is at this moment. */
  readonly outside: readonly OutsideBooking[];
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent | undefined;
  readonly done?: Done | undefined;
}

export function HoursPage(props: HoursPageProps): JSX.Element {
  const { visit, place, file, form, done } = props;
  const { language } = visit;
  const labels = Object.fromEntries(
    WEEKDAYS.map((day) => [day, capitalised(WEEKDAY_IN_WORDS[day][language])]),
  );
  return (
    <PlaceFrame visit={visit} place={place} section="hours" title={WORDS.title[language]} done={done}>
      <WhatIsWrong form={form?.errors ? nonEmpty(form) : null} language={language} labels={labels} />
      <LeftOutside {...props} />
      <HoursForm {...props} action={placePath(place.slug, 'hours')} part={WEEK_PART}>
        <WeekFields
          kept={file.openingHours.week}
          typed={form?.typed ?? typedWeek(file.openingHours.week)}
          errors={form?.errors ?? {}}
          language={language}
        />
      </HoursForm>
    </PlaceFrame>
  );
}

/** What is sent says what it was shown, and which bookings outside the new hours it has been told of. */
export function HoursForm({
  visit,
  file,
  refusal,
  action,
  part,
  button,
  children,
}: HoursPageProps & {
  readonly action: string;
  readonly part: Part;
  readonly button?: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const bookings = bookingsIn(refusal ?? null);
  return (
    <Form action={action} formToken={visitorOf(visit).formToken}>
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      <input type="hidden" name="shown" value={versionOf(file, part)} />
      <input type="hidden" name="seen" value={markOf(bookings)} />
      {children}
      <p class="actions">
        <button type="submit">
          {bookings.length > 0
            ? WORDS.saveAllTheSame[language]
            : (button ?? ADMINISTRATION_WORDS.save[language])}
        </button>
      </p>
    </Form>
  );
}

/** Never kept in silence: as long as there are any, every page about hours says so. */
export function LeftOutside({ visit, place, file, outside, refusal }: HoursPageProps): JSX.Element | null {
  const { language } = visit;
  // What would be outside the hours that are being written is told beside them.
  if (outside.length === 0 || refusal !== undefined) return null;
  return (
    <section class="notice">
      <Outside bookings={outside} timeZone={file.timeZone} language={language} />
      {place.published && (
        <p>
          <a class="button" href={`/telecentres/${place.slug}/closures/outside-hours`}>
            {WORDS.rehouse[language]}
          </a>
        </p>
      )}
    </section>
  );
}

const WORDS = {
  title: { fr: 'Horaires de la semaine', en: 'Hours of the week' },
  saveAllTheSame: { fr: 'Enregistrer quand même', en: 'Save all the same' },
  rehouse: { fr: 'Prévenir et déplacer ces personnes', en: 'Tell and move these people' },
} satisfies Record<string, Words>;
