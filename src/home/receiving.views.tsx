import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { roleAt } from '../permissions/may.js';
import type { Words } from '../platform/i18n/language.js';
import type { Network } from '../telecentres/network.js';
import { HOME_WORDS as WORDS } from './home.words.js';
import { PlacePages } from './place-pages.views.js';

/** For those who receive people somewhere: what they look after there, and who comes. */
export function Receiving({
  visit,
  network,
}: {
  readonly visit: Visit;
  readonly network: Network;
}): JSX.Element | null {
  const { language, visitor } = visit;
  const places = [...network.telecentres.values()].filter(
    ({ id, department }) =>
      visitor !== null &&
      roleAt(visitor.caller, 'external-calendars', { telecentreId: id, departmentCode: department.code }) !==
        null,
  );
  if (places.length === 0) return null;
  return (
    <>
      <h2>{WORDS.receiving[language]}</h2>
      <ul class="rows">
        {places.map(({ slug, name, resources }) => (
          <li key={slug}>
            <div class="told">
              <p>
                <strong>{name}</strong>
              </p>
              <p class="actions">
                {WAYS.map(({ page, label }) => (
                  <a
                    key={page}
                    href={`/telecentres/${slug}/${page}`}
                    aria-label={`${label[language]}, ${name}`}
                  >
                    {label[language]}
                  </a>
                ))}
                <a
                  href={`/account/calendars?telecentre=${slug}`}
                  aria-label={`${WORDS.whoComes[language]}, ${name}`}
                >
                  {WORDS.whoComes[language]}
                </a>
                <a
                  href={`/telecentres/${slug}/external-calendars`}
                  aria-label={`${WORDS.externalCalendars[language]}, ${name}`}
                >
                  {WORDS.externalCalendars[language]}
                </a>
              </p>
              <PlacePages resources={resources} summary={WORDS.doors[language]} of={name} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What hosts look at most, in the order of their day. */
const WAYS: readonly { readonly page: string; readonly label: Words }[] = [
  { page: 'day', label: WORDS.theDay },
  { page: 'week', label: WORDS.week },
  { page: 'closures', label: WORDS.closures },
  { page: 'figures', label: WORDS.figures },
];
