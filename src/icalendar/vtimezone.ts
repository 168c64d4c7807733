/**
 * The clocks of France, as calendars want them told beside every local time (RFC 5545, 3.2.19 and 3.6.5). Only two of
 * them change in summer. In the form that Outlook reads: since 1970, a rule for every year, no list of dates.
 */

/** What describes this zone, line by line; undefined for a zone that has no French clock. */
export function vtimezone(zone: string): string[] | undefined {
  const clock = FRENCH_CLOCKS.get(zone);
  if (clock === undefined) return undefined;
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...changesOf(clock), 'END:VTIMEZONE'];
}

/** Minutes ahead of UTC; of a clock that changes, in winter and in summer. */
type Clock = number | { readonly winter: number; readonly summer: number; readonly changes: Changes };

interface Changes {
  readonly toSummer: Change;
  readonly toWinter: Change;
}

interface Change {
  /** The first time, by the clock as it was until then. */
  readonly first: string;
  readonly rule: string;
}

/** Directive 2000/84/EC: the last Sundays of March and of October. */
const EUROPE: Changes = {
  toSummer: { first: '19700329T020000', rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU' },
  toWinter: { first: '19701025T030000', rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU' },
};
/** Saint-Pierre-et-Miquelon follows its neighbours: the second Sunday of March, the first of November, since 2007. */
const NORTH_AMERICA: Changes = {
  toSummer: { first: '20070311T020000', rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU' },
  toWinter: { first: '20071104T020000', rule: 'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU' },
};

const FRENCH_CLOCKS: ReadonlyMap<string, Clock> = new Map<string, Clock>([
  ['Europe/Paris', { winter: 60, summer: 120, changes: EUROPE }],
  ['America/Miquelon', { winter: -180, summer: -120, changes: NORTH_AMERICA }],
  ['America/Guadeloupe', -240],
  ['America/Marigot', -240],
  ['America/Martinique', -240],
  ['America/St_Barthelemy', -240],
  ['America/Cayenne', -180],
  ['Indian/Mayotte', 180],
  ['Indian/Reunion', 240],
  ['Indian/Kerguelen', 300],
  ['Pacific/Noumea', 660],
  ['Pacific/Wallis', 720],
  ['Pacific/Tahiti', -600],
  ['Pacific/Marquesas', -570],
  ['Pacific/Gambier', -540],
]);

/** The zones that calendars can be told of. */
export const FRENCH_ZONES: readonly string[] = [...FRENCH_CLOCKS.keys()];

function changesOf(clock: Clock): string[] {
  if (typeof clock === 'number') return observance('STANDARD', clock, clock, { first: '19700101T000000' });
  const { winter, summer, changes } = clock;
  return [
    ...observance('DAYLIGHT', winter, summer, changes.toSummer),
    ...observance('STANDARD', summer, winter, changes.toWinter),
  ];
}

function observance(
  kind: 'STANDARD' | 'DAYLIGHT',
  from: number,
  to: number,
  { first, rule }: { readonly first: string; readonly rule?: string },
): string[] {
  return [
    `BEGIN:${kind}`,
    `TZOFFSETFROM:${offset(from)}`,
    `TZOFFSETTO:${offset(to)}`,
    `TZNAME:UTC${offset(to)}`,
    `DTSTART:${first}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `END:${kind}`,
  ];
}

/** `+0100`, `-0930`. */
function offset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
