"""python3-icalendar. Feeds on standard input as a JSON list; what it reads in each on standard output."""
import datetime
import json
import sys

import icalendar


def moment(value):
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    return value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def told(text):
    return [
        {
            'uid': str(event['UID']),
            'start': moment(event['DTSTART'].dt),
            'end': moment(event['DTEND'].dt),
            'summary': str(event['SUMMARY']),
            'complaints': [str(error) for error in event.errors],
        }
        for event in icalendar.Calendar.from_ical(text).walk('VEVENT')
    ]


print(json.dumps([told(text) for text in json.load(sys.stdin)]))
