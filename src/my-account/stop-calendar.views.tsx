import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { readerName } from '../calendar-feeds/reader.words.js';
import type { ListedFeed } from '../calendar-feeds/feeds.service.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';

/** Asked first, with what it does to whom: there is no way back. */
export function StopCalendar({
  visit,
  calendar,
  called,
}: {
  readonly visit: Visit;
  readonly calendar: ListedFeed;
  /** What tells it from the others for those who do not see the row. */
  readonly called: string;
}): JSX.Element {
  const { language } = visit;
  return (
    <details class="asks">
      <summary aria-label={`${WORDS.stop[language]}${COLON[language]}${called}`}>
        {WORDS.stop[language]}
      </summary>
      <p>
        {whoLosesIt(calendar, language)} {WORDS.forGood[language]}
      </p>
      <Form action={`/account/calendars/${calendar.id}/revocation`} formToken={visitorOf(visit).formToken}>
        <button type="submit" class="grave">
          {WORDS.stopThis[language]}
        </button>
      </Form>
    </details>
  );
}

/** Those that have gone away by themselves lose nothing. */
function whoLosesIt({ readings }: ListedFeed, language: Language): string {
  const readers = readings
    .filter(({ next }) => next !== null)
    .map(({ reader }) => readerName(reader, language));
  if (readers.length === 0) return WORDS.nobodyReads[language];
  const names = new Intl.ListFormat(language).format(readers);
  const [one, several] = READ_BY[language];
  return `${readers.length > 1 ? several : one} ${names}${WORDS.isEmptied[language]}`;
}

const COLON: Words = { fr: '\u00a0: ', en: ': ' };

const READ_BY: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['Un agenda le lit\u00a0:', 'Plusieurs agendas le lisent\u00a0:'],
  en: ['One program reads it:', 'Several programs read it:'],
};

const WORDS = {
  stop: { fr: 'Arrêter', en: 'Stop' },
  stopThis: { fr: 'Arrêter ce calendrier', en: 'Stop this calendar' },
  nobodyReads: { fr: 'Aucun agenda ne le lit en ce moment.', en: 'No program reads it at the moment.' },
  isEmptied: {
    fr: '. À la prochaine lecture, il n’y restera qu’une ligne qui dit qu’il est arrêté.',
    en: '. At the next reading nothing is left there but a line that says that it has stopped.',
  },
  forGood: {
    fr: 'Un calendrier arrêté ne reprend pas\u00a0: il faut en créer un autre.',
    en: 'A calendar that has stopped does not resume: another one has to be made.',
  },
} as const satisfies Readonly<Record<string, Words>>;
