import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Language } from '../platform/i18n/language.js';
import type { Department, Telecentre } from '../telecentres/network.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { HELP_PAGE_WORDS as WORDS, TOPICS, type Topic } from './help.words.js';

/** One calm page: what people ask most, each in a few lines, and whom to call. */
export function HelpPage({
  visit,
  telecentres,
}: {
  readonly visit: Visit;
  readonly telecentres: readonly Telecentre[];
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <p>{WORDS.introduction[language]}</p>
      <nav class="sections" aria-label={WORDS.onThisPage[language]}>
        <ul>
          {[...TOPICS, CALL].map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name[language]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {TOPICS.map((topic) => (
        <Answer key={topic.id} topic={topic} language={language} />
      ))}
      <WhomToCall telecentres={telecentres} language={language} />
    </Framed>
  );
}

function Answer({
  topic: { id, name, paragraphs, way },
  language,
}: {
  readonly topic: Topic;
  readonly language: Language;
}): JSX.Element {
  return (
    <section id={id}>
      <h2>{name[language]}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph.fr}>{paragraph[language]}</p>
      ))}
      {way !== undefined && (
        <p class="actions">
          <a href={way.href}>{way.label[language]}</a>
        </p>
      )}
    </section>
  );
}

function WhomToCall({
  telecentres,
  language,
}: {
  readonly telecentres: readonly Telecentre[];
  readonly language: Language;
}): JSX.Element {
  const reachable = telecentres.filter((one) => sourcedHostOf(one).phone);
  return (
    <section id={CALL.id}>
      <h2>{CALL.name[language]}</h2>
      <p>{WORDS.callYours[language]}</p>
      {reachable.length === 0 && <p>{WORDS.noneKnown[language]}</p>}
      {reachable.length > 0 && reachable.length <= MOST_LISTED && (
        <dl class="facts stacked">
          {reachable.map((telecentre) => (
            <PhoneOf key={telecentre.slug} telecentre={telecentre} />
          ))}
        </dl>
      )}
      {reachable.length < telecentres.length && (
        <>
          <p>{WORDS.coordinators[language]}</p>
          <dl class="facts stacked">
            {departmentsOf(telecentres.filter((one) => !reachable.includes(one))).map((department) => (
              <div key={department.code}>
                <dt>{department.name}</dt>
                <dd>{department.coordinator}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="actions">
        <a href="/telecentres">{WORDS.allTelecentres[language]}</a>
      </p>
    </section>
  );
}

function PhoneOf({ telecentre }: { readonly telecentre: Telecentre }): JSX.Element {
  const { structure, phone } = sourcedHostOf(telecentre);
  return (
    <div>
      <dt>
        <a href={`/telecentres/${telecentre.slug}`}>{telecentre.name}</a>
      </dt>
      <dd>
        {structure !== undefined && `${structure}, `}
        <a href={`tel:${(phone ?? '').replace(/[^\d+]/g, '')}`}>{phone}</a>
      </dd>
    </div>
  );
}

function departmentsOf(telecentres: readonly Telecentre[]): readonly Department[] {
  const byCode = new Map(telecentres.map(({ department }) => [department.code, department]));
  return [...byCode.values()].sort((one, other) => one.code.localeCompare(other.code));
}

const CALL = { id: 'call', name: WORDS.call };
/** Beyond that nobody looks for theirs in a list of numbers: the list of telecentres is for that. */
const MOST_LISTED = 40;
