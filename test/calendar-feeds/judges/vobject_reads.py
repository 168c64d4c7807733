"""python3-vobject, which reads for Radicale. Feeds on standard input as a JSON list."""
import datetime
import json
import sys

import vobject


def moment(value):
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    return value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def told(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    return [
        {
            'uid': event.uid.value,
            'start': moment(event.dtstart.value),
            'end': moment(event.dtend.value),
            'summary': event.summary.value,
            'complaints': [],
        }
        for event in getattr(calendar, 'vevent_list', [])
    ]


print(json.dumps([told(text) for text in json.load(sys.stdin)]))
