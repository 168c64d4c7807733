/** What script adds to pages that work without it. */
import { offerAroundMe } from './around-me.js';
import { keepUpToDate } from './live.js';
import { keepBookingsOfToday } from './offline.js';
import { proposeCommunes } from './type-ahead.js';
import { tellOtherClocks } from './zones.js';

// First: it keeps the page as it came.
keepBookingsOfToday();
proposeCommunes();
offerAroundMe();
tellOtherClocks();
keepUpToDate();
