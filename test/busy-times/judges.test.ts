import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { asking } from '../support/judges.js';
import { CORPORA, corpusFiles, YEARS } from './corpora.js';
import { busyIn } from './reading.js';

/** Reads each file and tells what keeps its room busy, by the same rule as ours; null what it cannot read. */
const JUDGE = `
import json, sys, warnings
from datetime import datetime, timezone
from zoneinfo import ZoneInfo
import icalendar, recurring_ical_events, x_wr_timezone
warnings.simplefilter('ignore')
given = json.load(sys.stdin)

def home_of(calendar):
    try:
        return ZoneInfo(str(calendar.get('X-WR-TIMEZONE', 'Europe/Paris')))
    except Exception:
        return ZoneInfo('Europe/Paris')

def moment(time, home):
    if not isinstance(time, datetime):
        time = datetime(time.year, time.month, time.day)
    if time.tzinfo is None:
        time = time.replace(tzinfo=home)
    return time.astimezone(timezone.utc)

def busy(text):
    found = []
    for calendar in icalendar.Calendar.from_ical(text, multiple=True):
        home = home_of(calendar)
        calendar = x_wr_timezone.to_standard(calendar)
        for event in recurring_ical_events.of(calendar).between(datetime(1994, 1, 1, tzinfo=timezone.utc), datetime(2027, 12, 15, tzinfo=timezone.utc)):
            if str(event.get('STATUS', '')).upper() == 'CANCELLED' or str(event.get('TRANSP', '')).upper() == 'TRANSPARENT':
                continue
            if str(event.get('X-MICROSOFT-CDO-BUSYSTATUS', '')).upper() == 'FREE':
                continue
            start, end = moment(event['DTSTART'].dt, home), moment(event['DTEND'].dt, home)
            if start < end:
                found.append([start.strftime('%Y-%m-%dT%H:%MZ'), end.strftime('%Y-%m-%dT%H:%MZ')])
    return found

def answer(text):
    try:
        return busy(text)
    except Exception:
        return None

json.dump([answer(text) for text in given], sys.stdout)
`;

describe('python-recurring-ical-events, which reads for Python,', () => {
  asking('python3-icalendar', 'python3-recurring-ical-events')(
    'finds the same busy times, but for what is named here',
    () => {
      const files = corpusFiles().filter((file) => !NOT_ASKED.has(file));
      const texts = files.map((file) => fs.readFileSync(path.join(CORPORA, file), 'utf8'));
      const judged = execFileSync('/usr/bin/python3', ['-c', JUDGE], {
        input: JSON.stringify(texts),
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const answers = JSON.parse(judged) as readonly (readonly (readonly [string, string])[] | null)[];
      const different: string[] = [];
      let same = 0;
      for (const [index, file] of files.entries()) {
        const theirs = answers[index];
        const ours = oursOf(texts[index] ?? '');
        if (!theirs || ours === null) continue;
        const told = theirs.map(([start, end]) => shownLike(start, end));
        if (JSON.stringify([...new Set(told)].sort()) === JSON.stringify([...new Set(ours)].sort())) same++;
        else different.push(file);
      }
      expect(different).toEqual(Object.keys(DIFFERENT));
      expect(same).toBeGreaterThan(120);
    },
  );
});

/** A calendar of daily events for ever, and one of busy times alone, which it does not read. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'ical.js/daily_recur.ics',
  'icalendar/issue_27_multiple_periods_in_freebusy_multiple_freebusies.ics',
  'icalendar/issue_27_multiple_periods_in_freebusy_one_freebusy.ics',
]);

const ONE_DAY = 'a whole day without end is one day (RFC 5545, 3.6.1), and no time at all to it';
const ZONE = 'it does not know the zone of the world in a name with a prefix, and takes the time as ours';
const DIFFERENT: Readonly<Record<string, string>> = {
  'ical.js/only_dtstart_date.ics': ONE_DAY,
  'ical4j/invalid/talios.ics': ZONE,
  'ical4j/valid/evolution.ics': ZONE,
  'icalendar/issue_1426_value_parameters.ics': ONE_DAY,
  'icalendar/issue_313_globally_unique_tzid.ics': ZONE,
  'icalendar/rfc_7265_appendix_example_1_ical.ics': ONE_DAY,
  'libical/calendar.ics': 'of an end with a digit too many it can make nothing',
};

function oursOf(text: string): string[] | null {
  try {
    return busyIn(text, YEARS);
  } catch {
    return null;
  }
}

function shownLike(start: string, end: string): string {
  return `${start}/${start.slice(0, 11) === end.slice(0, 11) ? end.slice(11) : end}`;
}
