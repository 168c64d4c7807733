/**
 * Calendars name their zones in many ways. Every name that means one of the world's zones (IANA) is understood as it,
 * also where the calendar brings rules of its own for it: those are often years old.
 */
import windowsZones from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };

/** The zone of the world that is meant; null when it is none. */
export function ianaNameOf(written: string): string | null {
  const name = written
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .replace(/^tzone:\/\/Microsoft\//i, '');
  const meant = pathOf(name) ?? WINDOWS.get(name.toLowerCase()) ?? citiesOf(name);
  if (meant !== null) return meant;
  return UNIVERSAL.test(name) ? 'UTC' : null;
}

/** One word, such as CET: a zone of the world by that name, unless the calendar tells its own rules for it. */
export function wordOf(written: string): string | null {
  const name = written.trim();
  return /^[A-Z]+\d?[A-Z]*$/i.test(name) && isZone(name) ? name : null;
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const UNIVERSAL = /^(utc|gmt|z|zulu|etc\/utc)$/i;

/** Of `Europe/Paris`, `/citadel.org/20190914_1/Europe/Paris` or `America/Indiana/Knox` what the world knows. */
function pathOf(name: string): string | null {
  const parts = name.split('/').filter((part) => part !== '');
  const endings = [3, 2].map((length) => parts.slice(-length));
  const known = endings.find((ending) => ending.length >= 2 && isZone(ending.join('/')));
  return known?.join('/') ?? null;
}

/** As Outlook shows them to people: `(UTC+01:00) Brussels, Copenhagen, Madrid, Paris`. */
function citiesOf(name: string): string | null {
  const cities = /^\((?:UTC|GMT)[^)]*\)\s*(.+)$/i.exec(name)?.[1];
  const windows = cities && CITIES[cities.toLowerCase()];
  return windows ? (WINDOWS.get(windows.toLowerCase()) ?? null) : null;
}

/** Windows' names in small letters. Territory 001 is the world: Windows does not tell its countries apart either. */
const WINDOWS: ReadonlyMap<string, string> = new Map(
  windowsZones.supplemental.windowsZones.mapTimezones
    .filter(({ mapZone }) => mapZone._territory === '001')
    .map(({ mapZone }) => [mapZone._other.toLowerCase(), mapZone._type]),
);

/** Which CLDR does not list: the zones of France, overseas too, of its neighbours, and of who writes to them. */
const CITIES: Readonly<Record<string, string>> = {
  'brussels, copenhagen, madrid, paris': 'Romance Standard Time',
  'amsterdam, berlin, bern, rome, stockholm, vienna': 'W. Europe Standard Time',
  'belgrade, bratislava, budapest, ljubljana, prague': 'Central Europe Standard Time',
  'sarajevo, skopje, warsaw, zagreb': 'Central European Standard Time',
  'dublin, edinburgh, lisbon, london': 'GMT Standard Time',
  'monrovia, reykjavik': 'Greenwich Standard Time',
  casablanca: 'Morocco Standard Time',
  'west central africa': 'W. Central Africa Standard Time',
  'athens, bucharest': 'GTB Standard Time',
  'helsinki, kyiv, riga, sofia, tallinn, vilnius': 'FLE Standard Time',
  'port louis': 'Mauritius Standard Time',
  nairobi: 'E. Africa Standard Time',
  'georgetown, la paz, manaus, san juan': 'SA Western Standard Time',
  'cayenne, fortaleza': 'SA Eastern Standard Time',
  'saint pierre and miquelon': 'Saint Pierre Standard Time',
  'solomon is., new caledonia': 'Central Pacific Standard Time',
  'coordinated universal time+12': 'UTC+12',
  'coordinated universal time': 'UTC',
  hawaii: 'Hawaiian Standard Time',
  'marquesas islands': 'Marquesas Standard Time',
  'coordinated universal time-09': 'UTC-09',
  'eastern time (us & canada)': 'Eastern Standard Time',
  'central time (us & canada)': 'Central Standard Time',
  'mountain time (us & canada)': 'Mountain Standard Time',
  'pacific time (us & canada)': 'Pacific Standard Time',
};
