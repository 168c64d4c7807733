import { Network1700000000001 } from './0001-network.js';
import { Accounts1700000000002 } from './0002-accounts.js';
import { Bookings1700000000003 } from './0003-bookings.js';
import { Outbox1700000000004 } from './0004-outbox.js';
import { People1700000000005 } from './0005-people.js';
import { Erasure1700000000006 } from './0006-erasure.js';
import { Confirmations1700000000007 } from './0007-confirmations.js';
import { CalendarFeeds1700000000008 } from './0008-calendar-feeds.js';
import { ExternalCalendars1700000000009 } from './0009-external-calendars.js';
import { Identity1700000000010 } from './0010-identity.js';
import { Receiving1700000000011 } from './0011-receiving.js';
import { Attendance1700000000012 } from './0012-attendance.js';
import { Closings1700000000013 } from './0013-closings.js';
import { Access1700000000014 } from './0014-access.js';
import { Administration1700000000015 } from './0015-administration.js';
import { Figures1700000000016 } from './0016-figures.js';
import { Together1700000000017 } from './0017-together.js';
import { Waitlist1700000000018 } from './0018-waitlist.js';
import { Handovers1700000000019 } from './0019-handovers.js';
import { Rentals1700000000020 } from './0020-rentals.js';
import { Tariffs1700000000021 } from './0021-tariffs.js';

/** In order. A migration that has been released is never edited: the next one mends it. */
export const MIGRATIONS = [
  Network1700000000001,
  Accounts1700000000002,
  Bookings1700000000003,
  Outbox1700000000004,
  People1700000000005,
  Erasure1700000000006,
  Confirmations1700000000007,
  CalendarFeeds1700000000008,
  ExternalCalendars1700000000009,
  Identity1700000000010,
  Receiving1700000000011,
  Attendance1700000000012,
  Closings1700000000013,
  Access1700000000014,
  Administration1700000000015,
  Figures1700000000016,
  Together1700000000017,
  Waitlist1700000000018,
  Handovers1700000000019,
  Rentals1700000000020,
  Tariffs1700000000021,
];
