import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { CommuneField } from '../booking-forms/commune-field.js';
import { distanceInWords, furtherName } from '../booking-forms/offer.words.js';
import { capitalised, nearCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Understood, Whereabouts } from '../search/whereabouts.js';
import { labelOf, type Commune } from '../telecentres/communes.js';
import { TO_BE_CONFIRMED } from '../telecentres/coming-there.words.js';
import { byDistance } from '../telecentres/near.js';
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
  /** Where that is, or which may be meant; null when nothing was typed. */
  readonly near: Understood | null;
}

export function TelecentresPage({ visit, network, now, typed, near }: TelecentresPageProps): JSX.Element {
  const { language } = visit;
  const error = near === null || near.is === 'known' ? undefined : WRONG[near.is][language];
  return (
    <Framed visit={visit} title={WORDS.telecentres[language]}>
      <h1>{WORDS.telecentres[language]}</h1>
      <p class="lead">{WORDS.whatItIs[language]}</p>
      {network.telecentres.size === 0 && <p>{WORDS.noTelecentres[language]}</p>}
      <NetworkMap network={network} />
      {network.telecentres.size > 0 && (
        <form method="get" action="/telecentres" class="by-distance">
          <CommuneField
            language={language}
            label={WORDS.near[language]}
            value={near?.is === 'known' ? near.whereabouts.label : typed}
            error={error}
          />
          <button type="submit" class="quiet">
            {WORDS.nearShow[language]}
          </button>
        </form>
      )}
      {near?.is === 'several' && <Which of={near.communes} asks={WORDS.which} language={language} />}
      {near?.is === 'unknown' && near.spelledLike.length > 0 && (
        <Which of={near.spelledLike} asks={WORDS.meant} language={language} />
      )}
      {near?.is === 'known' ? (
        <ByDistance network={network} now={now} language={language} whereabouts={near.whereabouts} />
      ) : (
        <ByDepartment network={network} now={now} language={language} />
      )}
    </Framed>
  );
}

const WRONG = { several: WORDS.nearSeveral, unknown: WORDS.nearUnknown } as const;

function Which({
  of: communes,
  asks,
  language,
}: {
  readonly of: readonly Commune[];
  readonly asks: Words;
  readonly language: Language;
}): JSX.Element {
  return (
    <nav aria-labelledby="which">
      <h2 id="which">{asks[language]}</h2>
      <ul class="ways">
        {communes.map((commune) => (
          <li key={commune.inseeCode}>
            <a href={`/telecentres?${new URLSearchParams({ near: labelOf(commune) }).toString()}`}>
              {labelOf(commune)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
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
            <h2 id={`department-${code}`}>{name}</h2>
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
  whereabouts: { name, place },
}: ListProps & { readonly whereabouts: Whereabouts }): JSX.Element {
  return (
    <section aria-labelledby="by-distance">
      <h2 id="by-distance">{capitalised(nearCommune(name, language))}</h2>
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
              {!telecentre.hoursConfirmed && ` (${TO_BE_CONFIRMED[language]})`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
