import { isDeepStrictEqual } from 'node:util';
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame } from '../administration/administration-frame.js';
import { versionOf, type OpenTelecentre, type Part } from '../administration/editing.service.js';
import type { RememberedChange } from '../administration/history.queries.js';
import { bookingsIn, Refusal } from '../administration/refusal.views.js';
import { markOf } from '../network-file/outside-hours.js';
import type { FileTelecentre } from '../network-file/schema.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { differencesIn } from './facts.js';
import { Differences, momentInWords } from './history.views.js';

export const WHOLE: Part = (file) => file;

/** What would become of a telecentre, were it again what it was before a change; and the button for it. */
export function VersionPage({
  visit,
  place,
  file,
  change,
  refusal,
}: OpenTelecentre & {
  readonly visit: Visit;
  readonly change: RememberedChange & { readonly before: FileTelecentre };
  readonly refusal: ProblemContent | null;
}): JSX.Element {
  const { language } = visit;
  const bookings = bookingsIn(refusal);
  const isAsBefore = isDeepStrictEqual(file, change.before);
  const differences = differencesIn({ telecentre: place.slug, before: file, after: change.before }, language);
  return (
    <NetworkFrame visit={visit} section="history" title={WORDS.title[language]}>
      <p>
        <strong>{place.name}</strong>
        <br />
        <span class="muted">
          {WORDS.before[language]} {momentInWords(change.at, language)}
        </span>
      </p>
      {isAsBefore ? (
        <p class="notice">{WORDS.same[language]}</p>
      ) : (
        <>
          <h2>{WORDS.wouldChange[language]}</h2>
          <Differences differences={differences} language={language} />
          <Form action={`/administration/history/${change.id}`} formToken={visitorOf(visit).formToken}>
            <Refusal refusal={refusal} timeZone={file.timeZone} language={language} />
            <input type="hidden" name="shown" value={versionOf(file, WHOLE)} />
            <input type="hidden" name="seen" value={markOf(bookings)} />
            <button type="submit">
              {(bookings.length > 0 ? WORDS.restoreAllTheSame : WORDS.restore)[language]}
            </button>
          </Form>
        </>
      )}
    </NetworkFrame>
  );
}

const WORDS = {
  title: { fr: 'Revenir à une version', en: 'Go back to a version' },
  before: { fr: 'Comme c’était avant le changement du', en: 'As it was before the change of' },
  wouldChange: { fr: 'Voici ce qui changerait', en: 'This is what would change' },
  same: {
    fr: 'Rien à changer\u00a0: le télécentre est déjà comme dans cette version.',
    en: 'Nothing to change: the telecentre is as in this version already.',
  },
  restore: { fr: 'Revenir à cette version', en: 'Go back to this version' },
  restoreAllTheSame: { fr: 'Y revenir quand même', en: 'Go back all the same' },
} satisfies Record<string, Words>;
