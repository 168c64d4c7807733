/** What script adds to pages that work without it. */
import { offerAroundMe } from './around-me.js';
import { hearOfChanges } from './day-changes.js';
import { dragToPlaces } from './drag.js';
import { moveInWeek } from './drag-in-week.js';
import { readFilesIntoFields } from './file-in-field.js';
import { keepUpToDate } from './live.js';
import { keepBookingsOfToday } from './offline.js';
import { offerPrinting } from './print.js';
import { keepTicks } from './ticks.js';
import { proposeCommunes } from './type-ahead.js';
import { tellOtherClocks } from './zones.js';

// First: it keeps the page as it came.
keepBookingsOfToday();
proposeCommunes();
offerAroundMe();
tellOtherClocks();
readFilesIntoFields();
offerPrinting();
const page = keepUpToDate();
if (page !== null) {
  hearOfChanges(page);
  keepTicks(page);
  dragToPlaces(page);
  moveInWeek(page);
}
