"""
Evolution's data server, which reads for GNOME. It subscribes to the address that is given; at each line on standard
input it looks again, and writes what its calendar then has on a line of standard output. To be run in a bus of its own.
"""
import json
import sys
import time

import gi

gi.require_version('EDataServer', '1.2')
gi.require_version('ECal', '2.0')
gi.require_version('ICalGLib', '3.0')
from gi.repository import ECal, EDataServer, GLib


def moment(time):
    day = f'{time.get_year():04}-{time.get_month():02}-{time.get_day():02}'
    if time.is_date():
        return day
    return f'{day}T{time.get_hour():02}:{time.get_minute():02}:{time.get_second():02}Z'


def subscribed(address):
    registry = EDataServer.SourceRegistry.new_sync(None)
    source = EDataServer.Source.new(None, None)
    source.set_display_name('feed')
    source.set_parent('webcal-stub')
    source.get_extension(EDataServer.SOURCE_EXTENSION_CALENDAR).set_backend_name('webcal')
    source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND).set_uri(
        GLib.Uri.parse(address, GLib.UriFlags.ENCODED)
    )
    registry.commit_source_sync(source, None)
    # The registry learns of it by the bus.
    for _ in range(100):
        known = registry.ref_source(source.get_uid())
        if known is not None:
            break
        GLib.MainContext.default().iteration(False)
        time.sleep(0.05)
    return ECal.Client.connect_sync(known, ECal.ClientSourceType.EVENTS, 1, None)


def told(client):
    _, events = client.get_object_list_sync('#t', None)
    return [
        {
            'uid': event.get_uid(),
            'start': moment(event.get_dtstart()),
            'end': moment(event.get_dtend()),
            'summary': event.get_summary(),
        }
        for event in events
    ]


def looked(client, before):
    client.refresh_sync(None)
    # It says that it has begun to look, and not when it is done: every look of ours is after a change.
    for _ in range(100):
        time.sleep(0.1)
        if told(client) != before:
            time.sleep(0.5)
            break
    return told(client)


client = subscribed(sys.argv[1])
shown = []
for _ in sys.stdin:
    shown = looked(client, shown)
    print(json.dumps(shown), flush=True)
