/** What somebody sees who has not signed in: what this network is, where it is, and how one comes. */
import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Instant } from '../reservation/period.js';
import { Rows } from '../telecentre-pages/list.views.js';
import { NetworkMap } from '../telecentre-pages/network-map.js';
import type { Network } from '../telecentres/network.js';
import { HOME_WORDS as WORDS, introduction, STEPS } from './home.words.js';
import { SmallSearch } from './small-search.views.js';

interface NetworkProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly now: Instant;
}

export function Introduction({ visit, network, now }: NetworkProps): JSX.Element | null {
  const { language, siteName } = visit;
  if (network.telecentres.size === 0) return <p>{WORDS.noTelecentres[language]}</p>;
  const counts = { telecentres: network.telecentres.size, departments: departmentsOf(network).length };
  return (
    <>
      <p class="lead">{introduction(siteName, counts, language)}</p>
      <p>{WORDS.whatItIs[language]}</p>
      <SmallSearch now={now} language={language} />
    </>
  );
}

export function HowItWorks({ visit: { language } }: Pick<NetworkProps, 'visit'>): JSX.Element {
  return (
    <section aria-labelledby="how">
      <h2 id="how">{WORDS.how[language]}</h2>
      <ol class="steps">
        {STEPS.map((step) => (
          <li key={step.fr}>{step[language]}</li>
        ))}
      </ol>
      <p>
        <a class="button" href="/sign-in">
          {WORDS.signIn[language]}
        </a>
      </p>
    </section>
  );
}

export function Telecentres({ visit: { language }, network, now }: NetworkProps): JSX.Element | null {
  if (network.telecentres.size === 0) return null;
  return (
    <section aria-labelledby="telecentres">
      <h2 id="telecentres">{WORDS.telecentres[language]}</h2>
      <NetworkMap network={network} />
      {departmentsOf(network).map(({ code, name, telecentres }) => (
        <section key={code} aria-labelledby={`department-${code}`}>
          <h3 id={`department-${code}`}>{name}</h3>
          <Rows
            telecentres={telecentres.map((telecentre) => ({ telecentre, distanceKm: null }))}
            now={now}
            language={language}
            level={4}
          />
        </section>
      ))}
    </section>
  );
}

/** Those that have a telecentre, each with its own. */
function departmentsOf({ departments, telecentres }: Network) {
  return departments
    .map(({ code, name }) => ({
      code,
      name,
      telecentres: [...telecentres.values()].filter(({ department }) => department.code === code),
    }))
    .filter((department) => department.telecentres.length > 0);
}
