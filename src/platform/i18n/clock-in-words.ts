import { MAINLAND_ZONE } from './in-words.js';
import type { Language, Words } from './language.js';

/** `heure de La Réunion`: whose clock a time is told by. Undefined where nobody would ask: on the mainland. */
export function clockInWords(zone: string, language: Language): string | undefined {
  if (zone === MAINLAND_ZONE) return undefined;
  return (OVERSEAS.get(zone) ?? LOCAL)[language];
}

/** For people the island counts, not the clock that it shares with others. */
const OVERSEAS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['America/Miquelon', { fr: 'heure de Saint-Pierre-et-Miquelon', en: 'Saint-Pierre-et-Miquelon time' }],
  ['America/Guadeloupe', { fr: 'heure de la Guadeloupe', en: 'Guadeloupe time' }],
  ['America/Marigot', { fr: 'heure de Saint-Martin', en: 'Saint-Martin time' }],
  ['America/Martinique', { fr: 'heure de la Martinique', en: 'Martinique time' }],
  ['America/St_Barthelemy', { fr: 'heure de Saint-Barthélemy', en: 'Saint-Barthélemy time' }],
  ['America/Cayenne', { fr: 'heure de la Guyane', en: 'French Guiana time' }],
  ['Indian/Mayotte', { fr: 'heure de Mayotte', en: 'Mayotte time' }],
  ['Indian/Reunion', { fr: 'heure de La Réunion', en: 'Réunion time' }],
  ['Indian/Kerguelen', { fr: 'heure des Kerguelen', en: 'Kerguelen time' }],
  ['Pacific/Noumea', { fr: 'heure de la Nouvelle-Calédonie', en: 'New Caledonia time' }],
  ['Pacific/Wallis', { fr: 'heure de Wallis-et-Futuna', en: 'Wallis and Futuna time' }],
  ['Pacific/Tahiti', { fr: 'heure de Tahiti', en: 'Tahiti time' }],
  ['Pacific/Marquesas', { fr: 'heure des Marquises', en: 'Marquesas time' }],
  ['Pacific/Gambier', { fr: 'heure des Gambier', en: 'Gambier time' }],
]);

const LOCAL: Words = { fr: 'heure locale', en: 'local time' };
