import { caldav, dav } from './xml.js';

export const CALENDAR_QUERY = caldav('calendar-query');
export const CALENDAR_MULTIGET = caldav('calendar-multiget');
export const SYNC_COLLECTION = dav('sync-collection');
export const REPORTS = [CALENDAR_QUERY, CALENDAR_MULTIGET, SYNC_COLLECTION] as const;
