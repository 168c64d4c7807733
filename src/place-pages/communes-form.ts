/** A commune as a form names it, with all that follows from where it is. */
import type { Words } from '../platform/i18n/language.js';
import type { HolidayZone } from '../reservation/public-holidays.js';
import { communesNamed } from '../telecentres/commune-names.js';
import { labelOf, type Commune } from '../telecentres/communes.js';

export type CommuneRead = { readonly commune: Commune } | { readonly wrong: Words };

export function readCommune(text: string): CommuneRead {
  const [commune, ...others] = communesNamed(text);
  if (commune === undefined) return { wrong: UNKNOWN };
  if (others.length === 0) return { commune };
  const names = [commune, ...others].slice(0, NAMED).map(labelOf).join(', ');
  return {
    wrong: {
      fr: `plusieurs communes répondent à ce nom\u00a0: ${names}`,
      en: `several communes answer to this name: ${names}`,
    },
  };
}

const NAMED = 6;
const UNKNOWN: Words = {
  fr: 'aucune commune connue ne porte ce nom',
  en: 'no commune that we know of has this name',
};

/** On whose clock, and with whose holidays, a department lives. */
export function zonesOf(department: string): {
  readonly timeZone: string;
  readonly holidayZone: HolidayZone;
} {
  const overseas = OVERSEAS[department];
  if (overseas !== undefined) return { timeZone: overseas[0], holidayZone: overseas[1] };
  const holidayZone = ALSACE_MOSELLE.includes(department) ? 'alsace-moselle' : 'metropole';
  return { timeZone: 'Europe/Paris', holidayZone };
}

const ALSACE_MOSELLE = ['57', '67', '68'];
/** Zones of the IANA database; wherever it has several (Polynesia), that of the capital. */
const OVERSEAS: Readonly<Record<string, readonly [string, HolidayZone]>> = {
  971: ['America/Guadeloupe', 'guadeloupe'],
  972: ['America/Martinique', 'martinique'],
  973: ['America/Cayenne', 'guyane'],
  974: ['Indian/Reunion', 'la-reunion'],
  975: ['America/Miquelon', 'saint-pierre-et-miquelon'],
  976: ['Indian/Mayotte', 'mayotte'],
  977: ['America/St_Barthelemy', 'saint-barthelemy'],
  978: ['America/Marigot', 'saint-martin'],
  986: ['Pacific/Wallis', 'wallis-et-futuna'],
  987: ['Pacific/Tahiti', 'polynesie-francaise'],
  988: ['Pacific/Noumea', 'nouvelle-caledonie'],
};
