import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame } from '../administration/administration-frame.js';
import type { EditedPlace } from '../administration/edited-place.js';
import type { RememberedChange } from '../administration/history.queries.js';
import { mayAnywhere } from '../permissions/may.js';
import { dateInWords, MAINLAND_ZONE, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import { differencesIn, type Difference } from './facts.js';

export function HistoryPage({
  visit,
  places,
  changes,
  telecentre,
}: {
  readonly visit: Visit;
  readonly places: readonly EditedPlace[];
  readonly changes: readonly RememberedChange[];
  /** Only this one's. */
  readonly telecentre: string | null;
}): JSX.Element {
  const { language } = visit;
  const isAdministrator = mayAnywhere(visitorOf(visit).caller, 'network.settings');
  return (
    <NetworkFrame visit={visit} section="history" title={WORDS.title[language]}>
      <form method="get" action="/administration/history" class="filter">
        <div class="field">
          <label for="telecentre">{WORDS.telecentre[language]}</label>
          <select id="telecentre" name="telecentre">
            <option value="">{WORDS.all[language]}</option>
            {places.map(({ slug, name }) => (
              <option key={slug} value={slug} selected={slug === telecentre}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="quiet">
          {WORDS.show[language]}
        </button>
      </form>
      {changes.length === 0 && <p class="muted">{WORDS.nothing[language]}</p>}
      <ol class="changes">
        {changes.map((change) => (
          <li key={change.id}>
            <Change change={change} isAdministrator={isAdministrator} language={language} />
          </li>
        ))}
      </ol>
    </NetworkFrame>
  );
}

function Change({
  change,
  isAdministrator,
  language,
}: {
  readonly change: RememberedChange;
  /** Only they can bring a file back. */
  readonly isAdministrator: boolean;
  readonly language: Language;
}): JSX.Element {
  const { id, at, author, byOperator, telecentre, telecentreName, department, departmentName, before } =
    change;
  const departmentInWords = department === null ? null : `${departmentName ?? ''} (${department})`;
  const differences = before === null ? [] : differencesIn(change, language);
  return (
    <>
      <p>
        <strong>{telecentreName ?? departmentInWords ?? WORDS.network[language]}</strong>
        <br />
        <span class="muted">
          {momentInWords(at, language)},{' '}
          {author ?? (byOperator ? WORDS.operator : WORDS.somebodyGone)[language]}
        </span>
      </p>
      {before === null ? (
        <p>{WORDS.added[language]}</p>
      ) : (
        <Differences differences={differences} language={language} />
      )}
      {telecentre !== null && before !== null && (
        <p>
          <a href={`/administration/history/${id}`}>
            {WORDS.back[language]}
            <span class="unseen">
              , {telecentreName}, {momentInWords(at, language)}
            </span>
          </a>
          {isAdministrator && (
            <>
              {' '}
              <a href={`/administration/history/${id}/before.json`} download>
                {WORDS.before[language]}
              </a>
            </>
          )}
        </p>
      )}
    </>
  );
}

export function Differences({
  differences,
  language,
}: {
  readonly differences: readonly Difference[];
  readonly language: Language;
}): JSX.Element {
  return (
    <ul class="differences">
      {differences.slice(0, MOST_TOLD).map(({ what, from, to }) => (
        <li>
          <span class="muted">{what}</span>
          {COLON[language]}
          {from !== null && <del>{from}</del>}
          {from !== null && to !== null && <span aria-hidden="true"> → </span>}
          {to !== null ? <ins>{to}</ins> : <span> ({WORDS.gone[language]})</span>}
        </li>
      ))}
      {differences.length > MOST_TOLD && <li>…</li>}
    </ul>
  );
}

const MOST_TOLD = 60;
const COLON: Words = { fr: '\u00a0: ', en: ': ' };

/** The network is administered from one place, on one clock. */
export function momentInWords(at: Date, language: Language): string {
  const date = dateInWords(localDateOf(at.getTime(), MAINLAND_ZONE), language);
  return `${date}, ${timeInWords(localTimeOf(at.getTime(), MAINLAND_ZONE), language)}`;
}

const WORDS = {
  title: { fr: 'Historique des changements', en: 'History of changes' },
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  all: { fr: 'Tous', en: 'All' },
  show: { fr: 'Afficher', en: 'Show' },
  nothing: { fr: 'Aucun changement pour l’instant.', en: 'No change for now.' },
  network: { fr: 'Réseau', en: 'Network' },
  operator: { fr: 'l’opérateur du service', en: 'the operator of the service' },
  somebodyGone: { fr: 'quelqu’un qui a quitté le réseau', en: 'somebody who has left the network' },
  added: { fr: 'Ajouté.', en: 'Added.' },
  gone: { fr: 'retiré', en: 'removed' },
  back: { fr: 'Revenir à la version d’avant', en: 'Go back to the version before' },
  before: { fr: 'Télécharger la version d’avant', en: 'Download the version before' },
} satisfies Record<string, Words>;
