/** What programs that nobody here wrote say of a calendar. */
import { execFileSync } from 'node:child_process';

export interface Judgement {
  readonly complaints: readonly string[];
  /** As it understands DTSTART. */
  readonly start: number;
  readonly name?: string;
}

/** Checks the properties that each iTIP method must and must not have (RFC 5546, 3.2). */
export function askLibical(text: string): Judgement {
  return ask('/usr/bin/python3', ['-c', LIBICAL], text);
}

export function askSabre(text: string): Judgement {
  return ask('php', ['-r', SABRE], text);
}

function ask(program: string, args: readonly string[], text: string): Judgement {
  return JSON.parse(execFileSync(program, args, { input: text, encoding: 'utf8' })) as Judgement;
}

const LIBICAL = `
import gi, json, re, sys
gi.require_version('ICalGLib', '3.0')
from gi.repository import ICalGLib as ical
calendar = ical.Component.new_from_string(sys.stdin.buffer.read().decode('utf-8'))
ical.restriction_check(calendar)
written = calendar.as_ical_string().replace('\\r\\n ', '')
start = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT).get_dtstart()
seconds = start.as_timet_with_zone(start.get_timezone())
print(json.dumps({'complaints': re.findall('X-LIC-ERROR.*', written), 'start': seconds * 1000}))
`;

const SABRE = `
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/Sabre/VObject/autoload.php';
$calendar = Sabre\\VObject\\Reader::read(stream_get_contents(STDIN));
$event = $calendar->VEVENT;
echo json_encode([
  'complaints' => array_map(fn($one) => $one['message'], $calendar->validate()),
  'start' => $event->DTSTART->getDateTime()->getTimestamp() * 1000,
  'name' => (string) $event->ATTENDEE['CN'],
]);
`;
