import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { distanceInWords, furtherName } from '../booking-forms/offer.words.js';
import type { Language } from '../platform/i18n/language.js';
import { Field } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import { byDistance, type Place } from '../telecentres/near.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { NetworkMap } from './network-map.js';
import { openNow } from './opening-days.js';
import { openNowInWords, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';
import { placesInWords } from './places.views.js';

export interface TelecentresPageProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly now: Instant;
  /** What was typed; empty when nothing was. */
  readonly typed: string;
  /** Where that is; null when nothing was typed, or nothing is called so. */
  readonly place: (Place & { readonly name: string }) | null;
}

export function TelecentresPage({ visit, network, now, typed, place }: TelecentresPageProps): JSX.Element {
  const { language } = visit;
  const isUnknown = typed !== '' && place === null;
  return (
    <Framed visit={visit} title={WORDS.telecentres[language]}>
      <h1>{WORDS.telecentres[language]}</h1>
      {network.telecentres.size === 0 && <p>{WORDS.noTelecentres[language]}</p>}
      <NetworkMap network={network} />
      {network.telecentres.size > 0 && (
        <form method="get" action="/telecentres" class="near">
          <Field
            name="near"
            label={WORDS.near[language]}
            help={WORDS.nearHelp[language]}
            value={typed}
            error={isUnknown ? WORDS.nearUnknown[language] : undefined}
            autocomplete="off"
            maxlength={80}
          />
          <button type="submit" class="quiet">
            {WORDS.nearShow[language]}
          </button>
        </form>
      )}
      {place === null ? (
        <ByDepartment network={network} now={now} language={language} />
      ) : (
        <ByDistance network={network} now={now} language={language} place={place} />
      )}
    </Framed>
  );
}

interface ListProps {
  readonly network: Network;
  readonly now: Instant;
  readonly language: Language;
}

function ByDepartment({ network, now, language }: ListProps): JSX.Element {
  return (
    <>
      {network.departments.map(({ code, name }) => {
        const telecentres = [...network.telecentres.values()].filter(
          ({ department }) => department.code === code,
        );
        return telecentres.length === 0 ? null : (
          <section key={code} aria-labelledby={`department-${code}`}>
            <h2 id={`department-${code}`}>
              {name} <span class="muted">({code})</span>
            </h2>
            <Rows
              telecentres={telecentres.map((telecentre) => ({ telecentre, distanceKm: null }))}
              now={now}
              language={language}
              level={3}
            />
          </section>
        );
      })}
    </>
  );
}

/** Nearest first, across the borders of departments. */
function ByDistance({
  network,
  now,
  language,
  place,
}: ListProps & { readonly place: Place & { readonly name: string } }): JSX.Element {
  return (
    <section aria-labelledby="by-distance">
      <h2 id="by-distance">
        {WORDS.near[language]} {place.name}
      </h2>
      <Rows
        telecentres={byDistance(network.telecentres.values(), place)}
        now={now}
        language={language}
        level={3}
      />
      <p class="actions">
        <a href="/telecentres">{WORDS.everyTelecentre[language]}</a>
      </p>
    </section>
  );
}

export interface RowsProps {
  readonly telecentres: readonly { readonly telecentre: Telecentre; readonly distanceKm: number | null }[];
  readonly now: Instant;
  readonly language: Language;
  /** Of their names on this page. */
  readonly level: 3 | 4;
}

export function Rows({ telecentres, now, language, level }: RowsProps): JSX.Element {
  const Heading = `h${level}` as const;
  return (
    <ul class="rows telecentres">
      {telecentres.map(({ telecentre, distanceKm }) => (
        <li key={telecentre.slug}>
          <div class="told">
            <Heading class="place">
              <a href={`/telecentres/${telecentre.slug}`}>
                {telecentre.commune.name}
                {furtherName(telecentre) !== null && <small> {furtherName(telecentre)}</small>}
              </a>{' '}
              {distanceKm !== null && <span class="distance">{distanceInWords(distanceKm, language)}</span>}
            </Heading>
            <p>{placesInWords(telecentre.resources, language)}</p>
            <p class="muted">
              {openNowInWords(openNow(telecentre, now), now, telecentre.opening.timeZone, language)}
              {!telecentre.hoursConfirmed && ` (${WORDS.toBeConfirmed[language].toLowerCase()})`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
