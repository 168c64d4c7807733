"""What python-caldav finds behind an address: calendars, events, those of a stretch of time, those that have changed."""
import json
import sys
from datetime import datetime, timezone

import caldav

asked = json.load(sys.stdin)
client = caldav.DAVClient(url=asked['url'], username='zoe', password=asked['token'])
[calendar] = client.principal().calendars()


def seen(events):
    found = [event.vobject_instance.vevent for event in events]
    return sorted([str(one.uid.value), one.dtstart.value.astimezone(timezone.utc).isoformat()] for one in found)


def moment(text):
    return datetime.fromisoformat(text)


changed = calendar.objects_by_sync_token(sync_token=asked.get('known'), load_objects=False)
refused = None
try:
    calendar.save_event('BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:x\nDTSTAMP:20260101T000000Z\n'
                        'DTSTART:20260101T000000Z\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n')
except caldav.lib.error.AuthorizationError as error:
    refused = 'refused'
print(json.dumps({
    'name': str(calendar.get_properties([caldav.elements.dav.DisplayName()])['{DAV:}displayname']),
    'all': seen(calendar.events()),
    'within': seen(calendar.date_search(moment(asked['from']), moment(asked['to']), expand=False)),
    'changed': sorted(str(one.url).rsplit('/', 1)[1].removesuffix('.ics') for one in changed),
    'known': changed.sync_token,
    'writing': refused,
}))
