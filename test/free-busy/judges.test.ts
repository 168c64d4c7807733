import { execFileSync } from 'node:child_process';
import { freeBusyCalendar } from '../../src/icalendar/vfreebusy.js';
import { HOUR, type Period } from '../../src/reservation/period.js';
import { asking } from '../support/judges.js';
import { freeBusyIn } from './reading.js';

const MIDNIGHT = Date.parse('2026-11-22T23:00:00Z');
const at = (from: number, to: number): Period => ({
  start: MIDNIGHT + from * HOUR,
  end: MIDNIGHT + to * HOUR,
});
const TEXT = freeBusyCalendar({
  uid: 'aur-visio@reservation.example.org',
  stamp: MIDNIGHT,
  window: at(0, 24),
  busy: [at(10, 11), at(14, 16)],
  tentative: [at(16, 17)],
  unavailable: [at(0, 9), at(12, 14), at(18, 24)],
  url: 'https://reservation.example.org/free-busy/aur-visio',
});
const UNDERSTOOD = [
  ['BUSY-UNAVAILABLE', 0, 9],
  ['BUSY', 10, 11],
  ['BUSY-UNAVAILABLE', 12, 14],
  ['BUSY', 14, 16],
  ['BUSY-TENTATIVE', 16, 17],
  ['BUSY-UNAVAILABLE', 18, 24],
];

describe('A free/busy answer is understood by', () => {
  test('ical.js, which reads for Thunderbird and Nextcloud', () => {
    const told = freeBusyIn(TEXT)
      .getAllProperties('freebusy')
      .map((property) => [String(property.getParameter('fbtype')), String(property.getFirstValue())]);
    expect(told.map(([type, period = '']) => [type, ...period.split('/').map(hourOf)])).toEqual(UNDERSTOOD);
  });

  asking('python3-gi', 'gir1.2-ical-3.0')('libical, which reads for GNOME and KDE', () => {
    const { complaints, periods } = ask(LIBICAL);
    expect(complaints).toEqual([]);
    expect(periods).toEqual(
      UNDERSTOOD.map(([type, from, to]) => [type, moment(Number(from)), moment(Number(to))]),
    );
  });

  asking('python3-icalendar')('python-icalendar, which reads for scripts', () => {
    expect(ask(PYTHON).periods).toEqual(
      UNDERSTOOD.map(([type, from, to]) => [type, moment(Number(from)), moment(Number(to))]),
    );
  });
});

function hourOf(time: string): number {
  return (Date.parse(time) - MIDNIGHT) / HOUR;
}

/** Seconds since 1970. */
function moment(hour: number): number {
  return (MIDNIGHT + hour * HOUR) / 1000;
}

interface Judgement {
  readonly complaints?: readonly string[];
  readonly periods: readonly unknown[];
}

function ask(script: string): Judgement {
  return JSON.parse(
    execFileSync('/usr/bin/python3', ['-c', script], { input: TEXT, encoding: 'utf8' }),
  ) as Judgement;
}

const LIBICAL = `
import gi, json, re, sys
gi.require_version('ICalGLib', '3.0')
from gi.repository import ICalGLib as ical
calendar = ical.Component.new_from_string(sys.stdin.buffer.read().decode('utf-8'))
ical.restriction_check(calendar)
freebusy = calendar.get_first_component(ical.ComponentKind.VFREEBUSY_COMPONENT)
utc = ical.Timezone.get_utc_timezone()
periods = []
one = freebusy.get_first_property(ical.PropertyKind.FREEBUSY_PROPERTY)
while one is not None:
  period = one.get_freebusy()
  kind = one.get_first_parameter(ical.ParameterKind.FBTYPE_PARAMETER).as_ical_string().split('=')[1]
  periods.append([kind, period.get_start().as_timet_with_zone(utc), period.get_end().as_timet_with_zone(utc)])
  one = freebusy.get_next_property(ical.PropertyKind.FREEBUSY_PROPERTY)
print(json.dumps({'complaints': re.findall('X-LIC-ERROR.*', calendar.as_ical_string()), 'periods': periods}))
`;

const PYTHON = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
[freebusy] = calendar.subcomponents
lines = freebusy['FREEBUSY']
print(json.dumps({'periods': [[str(one.params['FBTYPE']), *(int(moment.timestamp()) for moment in (one.start, one.end))] for one in lines]}))
`;
