import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import { Fact } from '../platform/web/fact.js';
import { Address, Instructions, WhoReceives } from '../telecentres/coming-there.views.js';
import { ACCESS, HOST, TARIFF } from '../telecentres/coming-there.words.js';
import type { Telecentre } from '../telecentres/network.js';
import { specialityOf } from './sourced-facts.js';
import { REGIME, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

/** `isRuled`: it is what statements count by; else the telecentre's own word, by which nothing is counted yet. */
export interface PublishedTariff {
  readonly inWords: Words;
  readonly isRuled: boolean;
}

/** What one needs to come there. What nobody has found out is left out, and what is only assumed says so. */
export function GettingIn({
  telecentre,
  tariff,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly tariff: PublishedTariff | null;
  readonly language: Language;
}): JSX.Element {
  const speciality = specialityOf(telecentre);
  return (
    <dl class="facts">
      <Fact label={WORDS.address[language]}>
        <Address telecentre={telecentre} language={language} />
      </Fact>
      <Fact label={ACCESS[language]}>
        {REGIME[telecentre.access.regime][language]}
        <br />
        <Instructions telecentre={telecentre} language={language} />
      </Fact>
      <Fact label={HOST[language]}>
        <WhoReceives telecentre={telecentre} language={language} />
      </Fact>
      {tariff !== null && (
        <Fact label={TARIFF[language]}>
          {tariff.inWords[language]}
          {!tariff.isRuled && (
            <>
              <br />
              <span class="muted">{WORDS.announced[language]}</span>
            </>
          )}
        </Fact>
      )}
      {speciality !== null && <Fact label={WORDS.speciality[language]}>{speciality}</Fact>}
    </dl>
  );
}
