import type { JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import type { Resource } from '../reservation/resource.js';
import { ON_REQUEST } from '../telecentres/on-request.words.js';
import { GROUPS, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

/** `6 postes, 2 bureaux, 1 salle`. */
export function placesInWords(resources: readonly Resource[], language: Language): string {
  return groupsOf(resources, language)
    .map(({ heading }) => heading)
    .join(', ');
}

/** Each place by its name, those of a sort together. */
export function Places({
  resources,
  language,
}: {
  readonly resources: readonly Resource[];
  readonly language: Language;
}): JSX.Element {
  if (resources.length === 0) return <p>{WORDS.noPlaces[language]}</p>;
  return (
    <>
      {groupsOf(resources, language).map(({ heading, members }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <ul class="places">
            {members.map(({ id, name, capacity, policy }) => (
              <li key={id}>
                <a href={`/resources/${id}`}>{name}</a>
                {capacity > 1 && <span class="muted">{` (${capacity}\u00a0${PEOPLE[language]})`}</span>}
                {policy.needsApproval && <span class="muted">{`, ${ON_REQUEST[language]}`}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface Group {
  readonly heading: string;
  readonly members: readonly Resource[];
}

function groupsOf(resources: readonly Resource[], language: Language): Group[] {
  return GROUPS.map(({ kinds, one, many }) => {
    const members = resources.filter(({ kind }) => kinds.includes(kind));
    return { heading: `${members.length}\u00a0${(members.length > 1 ? many : one)[language]}`, members };
  }).filter(({ members }) => members.length > 0);
}

const PEOPLE = { fr: 'personnes', en: 'people' } as const;
