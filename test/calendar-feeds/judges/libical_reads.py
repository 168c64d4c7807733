"""libical, which reads for GNOME and KDE, with the restrictions that it knows. Feeds on standard input as a JSON list."""
import json
import re
import sys

import gi

gi.require_version('ICalGLib', '3.0')
from gi.repository import ICalGLib as ical


def moment(time):
    day = f'{time.get_year():04}-{time.get_month():02}-{time.get_day():02}'
    if time.is_date():
        return day
    zone = 'Z' if time.is_utc() else ''
    return f'{day}T{time.get_hour():02}:{time.get_minute():02}:{time.get_second():02}{zone}'


def events(calendar):
    kind = ical.ComponentKind.VEVENT_COMPONENT
    event = calendar.get_first_component(kind)
    while event is not None:
        yield event
        event = calendar.get_next_component(kind)


def told(text):
    calendar = ical.Component.new_from_string(text)
    ical.restriction_check(calendar)
    return [
        {
            'uid': event.get_uid(),
            'start': moment(event.get_dtstart()),
            'end': moment(event.get_dtend()),
            'summary': event.get_summary(),
            'complaints': re.findall('X-LIC-ERROR.*', event.as_ical_string().replace('\r\n ', '')),
        }
        for event in events(calendar)
    ]


print(json.dumps([told(text) for text in json.load(sys.stdin)]))
