import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Reading } from '../audit/audit.queries.js';
import type { Role } from '../permissions/roles.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { ROLES_IN_WORDS } from '../roles/roles.words.js';
import { AccountFrame } from './account-frame.js';
import { dayInWords } from './day-in-words.js';

export function MyDataPage({
  visit,
  readings,
  now,
}: {
  readonly visit: Visit;
  readonly readings: readonly Reading[];
  readonly now: Instant;
}): JSX.Element {
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="data">
      <h2>{WORDS.take[language]}</h2>
      <p>{WORDS.taking[language]}</p>
      <p class="actions">
        <a href="/account/data.csv" download>
          {WORDS.asTable[language]}
        </a>
        <a href="/account/data.json" download>
          {WORDS.forProgram[language]}
        </a>
      </p>
      <h2>{WORDS.readings[language]}</h2>
      <p>{(readings.length === 0 ? WORDS.nobody : WORDS.reading)[language]}</p>
      {readings.length > 0 && (
        <ul class="rows">
          {readings.map(({ at, role, place }) => (
            <li key={`${at.toISOString()} ${role} ${place ?? ''}`}>
              <p>
                {roleInWords(role, language)}
                {place !== null && (
                  <>
                    <br />
                    <span class="muted">{place}</span>
                  </>
                )}
              </p>
              <p class="muted">{dayInWords(at, now, language)}</p>
            </li>
          ))}
        </ul>
      )}
      <h2>{WORDS.erase[language]}</h2>
      <p>{WORDS.erasing[language]}</p>
      <p class="actions">
        <a href="/account/erasure">{WORDS.toErasure[language]}</a>
      </p>
    </AccountFrame>
  );
}

function roleInWords(role: Role, language: Language): string {
  return role === 'member' ? WORDS.member[language] : ROLES_IN_WORDS[role][language];
}

const WORDS = {
  take: { fr: 'Prendre mes données', en: 'Take my data' },
  taking: {
    fr: 'Tout ce que nous savons de vous, dans un fichier.',
    en: 'Everything that we know of you, in a file.',
  },
  asTable: { fr: 'Pour un tableur (CSV)', en: 'For a spreadsheet (CSV)' },
  forProgram: { fr: 'Pour un programme (JSON)', en: 'For a program (JSON)' },
  readings: { fr: 'Qui a lu ma fiche', en: 'Who has read my record' },
  reading: {
    fr: 'Chaque fois que quelqu’un voit votre nom ou vos réservations dans son rôle, nous le notons, une fois par jour.',
    en: 'Whenever somebody sees your name or your bookings in their role, we note it, once a day.',
  },
  nobody: {
    fr: 'Personne n’a encore vu votre nom ni vos réservations dans son rôle. Quand cela arrivera, vous le lirez ici.',
    en: 'Nobody has seen your name or your bookings in their role yet. When it happens, you will read it here.',
  },
  member: { fr: 'Membre', en: 'Member' },
  erase: { fr: 'Effacer mon compte', en: 'Erase my account' },
  erasing: {
    fr: 'Vous pouvez partir à tout moment, sans rien demander à personne.',
    en: 'You can leave at any time, without asking anybody.',
  },
  toErasure: { fr: 'Voir ce qui se passera', en: 'See what will happen' },
} as const satisfies Readonly<Record<string, Words>>;
