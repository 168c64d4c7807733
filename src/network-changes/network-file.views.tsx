import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame } from '../administration/administration-frame.js';
import type { Done } from '../administration/administration.words.js';
import { Outside } from '../administration/refusal.views.js';
import { refusalInWords } from '../administration/refusals.words.js';
import type { NetworkChange } from '../network-file/history.js';
import type { FileError } from '../network-file/read.js';
import { mayAnywhere } from '../permissions/may.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, describedBy, Form, Wrong } from '../platform/web/form.js';
import { differencesIn } from './facts.js';
import { Differences } from './history.views.js';
import { markOfOutside, type Trial } from './network-file.service.js';

interface NetworkFileProps {
  readonly visit: Visit;
  readonly form?: Filled<unknown>;
  readonly trial?: Trial;
  readonly done?: Done | undefined;
}

export function NetworkFilePage(props: NetworkFileProps): JSX.Element {
  const { visit, done } = props;
  const { language } = visit;
  return (
    <NetworkFrame visit={visit} section="file" title={WORDS.title[language]} done={done}>
      <Outcome {...props} />
      <p>{WORDS.introduction[language]}</p>
      <p>
        <a class="button" href="/administration/network-file/network.json" download>
          {WORDS.download[language]}
        </a>
      </p>
      {mayAnywhere(visitorOf(visit).caller, 'network.settings') && <ImportForm {...props} />}
    </NetworkFrame>
  );
}

function ImportForm({ visit, form, trial }: NetworkFileProps): JSX.Element {
  const { language } = visit;
  const error = form?.errors?.['file'];
  const isGood = trial?.errors === null && trial.changes.length > 0;
  return (
    <section>
      <h2>{WORDS.import[language]}</h2>
      <Form action="/administration/network-file/trial" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="seen" value={trial ? markOfOutside(trial) : ''} />
        <div class="field" data-reads-file={WORDS.choose[language]}>
          <label for="file">{WORDS.file[language]}</label>
          <small id="file-help" class="help">
            {WORDS.fileHelp[language]}
          </small>
          <textarea
            id="file"
            name="file"
            rows={12}
            spellcheck={false}
            required
            {...describedBy('file', WORDS.fileHelp[language], error)}
          >
            {form?.typed['file'] ?? ''}
          </textarea>
          <Wrong with="file" error={error} />
        </div>
        <p class="actions">
          <button type="submit" class={isGood ? 'quiet' : ''}>
            {WORDS.try[language]}
          </button>
          {isGood && (
            <button type="submit" formaction="/administration/network-file/import">
              {WORDS.importNow[language]}
            </button>
          )}
        </p>
      </Form>
    </section>
  );
}

function Outcome({ visit: { language }, trial }: NetworkFileProps): JSX.Element | null {
  if (trial === undefined) return null;
  if (trial.errors) return <Errors errors={trial.errors} language={language} />;
  if (trial.changes.length === 0)
    return (
      <p class="notice" role="status">
        {WORDS.nothing[language]}
      </p>
    );
  return (
    <section class="trial" role="status">
      <h2>{WORDS.wouldChange[language]}</h2>
      <ul class="changes">
        {trial.changes.map((change) => (
          <li>
            <strong>{nameOf(change, language)}</strong>
            {change.before === null ? (
              <p>{WORDS.wouldBeAdded[language]}</p>
            ) : (
              <Differences differences={differencesIn(change, language)} language={language} />
            )}
          </li>
        ))}
      </ul>
      {trial.outside.map(({ name, timeZone, bookings }) => (
        <div key={name} class="notice">
          <p>
            <strong>{name}</strong>
          </p>
          <Outside bookings={bookings} timeZone={timeZone} language={language} open />
        </div>
      ))}
    </section>
  );
}

function Errors({
  errors,
  language,
}: {
  readonly errors: readonly FileError[];
  readonly language: Language;
}): JSX.Element {
  return (
    <Alert>
      <p>
        <strong>{WORDS.refused[language]}</strong>
      </p>
      <ul>
        {errors.slice(0, MOST_TOLD).map((error) => (
          <li>
            {error.place !== '' && (
              <>
                <code>{error.place}</code>{' '}
              </>
            )}
            {error.message === 'this is not JSON' ? WORDS.notJson[language] : refusalInWords(error, language)}
          </li>
        ))}
      </ul>
      {errors.length > MOST_TOLD && (
        <p>{WORDS.more[language].replace('#', String(errors.length - MOST_TOLD))}</p>
      )}
    </Alert>
  );
}

const MOST_TOLD = 200;

function nameOf({ telecentre, department, after }: NetworkChange, language: Language): string {
  if (telecentre === null && department === null) return WORDS.network[language];
  return (after as { readonly name: string }).name;
}

const WORDS = {
  title: { fr: 'Fichier du réseau', en: 'Network file' },
  introduction: {
    fr: 'Un fichier dit tout du réseau\u00a0: départements, télécentres, horaires, places. On le garde, on le lit, on le corrige, on le rapporte ici.',
    en: 'One file says all of the network: departments, telecentres, hours, places. It can be kept, read, corrected, and brought back here.',
  },
  download: { fr: 'Télécharger le fichier', en: 'Download the file' },
  import: { fr: 'Rapporter un fichier', en: 'Bring a file back' },
  file: { fr: 'Contenu du fichier', en: 'Content of the file' },
  fileHelp: {
    fr: 'Copiez ici tout le fichier. Rien n’est changé avant que vous ayez vu ce qui changerait. Un télécentre nommé dans le fichier devient exactement ce que le fichier dit\u00a0; les autres ne changent pas.',
    en: 'Copy the whole file here. Nothing is changed before you have seen what would change. A telecentre that the file names becomes exactly what the file says; the others do not change.',
  },
  choose: { fr: 'Ou choisir le fichier', en: 'Or choose the file' },
  try: { fr: 'Voir ce qui changerait', en: 'See what would change' },
  importNow: { fr: 'Importer maintenant', en: 'Import now' },
  nothing: {
    fr: 'Rien à changer\u00a0: le réseau est déjà comme le fichier le dit.',
    en: 'Nothing to change: the network is as the file says already.',
  },
  wouldChange: { fr: 'Voici ce qui changerait', en: 'This is what would change' },
  wouldBeAdded: { fr: 'Serait ajouté.', en: 'Would be added.' },
  refused: {
    fr: 'Ce fichier ne peut pas être importé. Rien n’a été changé. À corriger\u00a0:',
    en: 'This file cannot be imported. Nothing was changed. To be corrected:',
  },
  notJson: {
    fr: 'Ce texte n’est pas un fichier JSON entier\u00a0: il en manque peut-être le début ou la fin.',
    en: 'This text is not a whole JSON file: perhaps its beginning or its end is missing.',
  },
  more: { fr: 'et # autres', en: 'and # more' },
  network: { fr: 'Réseau', en: 'Network' },
} satisfies Record<string, Words>;
