import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { LegalFact, LegalFacts } from '../identity/legal-facts.js';
import type { Retention } from '../personal-data/retention.schemas.js';
import type { Language } from '../platform/i18n/language.js';
import { keptOf, type Kept } from './kept.words.js';
import { LegalFrame } from './legal-frame.js';
import { COOKIES, PRIVACY_WORDS as WORDS, WHO_SEES_WHAT } from './privacy.words.js';
import { Said } from './said.js';

/** GDPR, article 13. */
export function PrivacyPage({
  visit,
  facts,
  retention,
}: {
  readonly visit: Visit;
  readonly facts: LegalFacts;
  readonly retention: Retention;
}): JSX.Element {
  const { language } = visit;
  return (
    <LegalFrame visit={visit} section="privacy" facts={facts} needs={NEEDS}>
      <p>{WORDS.introduction[language]}</p>
      <h2>{WORDS.who[language]}</h2>
      <dl class="facts stacked">
        <dt>{WORDS.controller[language]}</dt>
        <dd>
          <Said fact={facts.publisher} language={language} />
        </dd>
        <dt>{WORDS.officer[language]}</dt>
        <dd>
          <Said fact={facts.dataProtection} language={language} />
        </dd>
      </dl>
      <h2>{WORDS.kept[language]}</h2>
      {keptOf(retention).map((kept) => (
        <KeptPart key={kept.name.fr} kept={kept} language={language} />
      ))}
      <h3>{WORDS.ground[language]}</h3>
      <p>{WORDS.grounds[language]}</p>
      <h2>{WORDS.seen[language]}</h2>
      <ul>
        {WHO_SEES_WHAT.map((line) => (
          <li key={line.fr}>{line[language]}</li>
        ))}
      </ul>
      <h2>{WORDS.cookies[language]}</h2>
      {COOKIES.map((line) => (
        <p key={line.fr}>{line[language]}</p>
      ))}
      <h2>{WORDS.elsewhere[language]}</h2>
      <p>
        {WORDS.hosting[language]} <Said fact={facts.hostName} language={language} />.
      </p>
      <p>{WORDS.programs[language]}</p>
      <Rights facts={facts} language={language} />
    </LegalFrame>
  );
}

function KeptPart({
  kept: { name, what, why, howLong },
  language,
}: {
  readonly kept: Kept;
  readonly language: Language;
}): JSX.Element {
  return (
    <section>
      <h3>{name[language]}</h3>
      <dl class="facts kept">
        <dt>{WORDS.what[language]}</dt>
        <dd>{what[language]}</dd>
        <dt>{WORDS.why[language]}</dt>
        <dd>{why[language]}</dd>
        <dt>{WORDS.howLong[language]}</dt>
        <dd>{howLong[language]}</dd>
      </dl>
    </section>
  );
}

function Rights({
  facts,
  language,
}: {
  readonly facts: LegalFacts;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <h2 id="rights">{WORDS.rights[language]}</h2>
      <p>{WORDS.yours[language]}</p>
      <ul>
        <li>
          <a href="/account">{WORDS.toProfile[language]}</a>
        </li>
        <li>
          <a href="/account/data">{WORDS.toData[language]}</a>
        </li>
        <li>
          <a href="/account/erasure">{WORDS.toErasure[language]}</a>
        </li>
      </ul>
      <p>
        {WORDS.askUs[language]} <Said fact={facts.dataProtection} language={language} />.
      </p>
      <p>
        {WORDS.complain[language]}{' '}
        <a href="https://www.cnil.fr/fr/plaintes" rel="noreferrer">
          cnil.fr/fr/plaintes
        </a>
        .
      </p>
    </>
  );
}

const NEEDS: readonly LegalFact[] = ['publisher', 'dataProtection', 'hostName'];
