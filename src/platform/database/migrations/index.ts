import { Network1700000000001 } from './0001-network.js';
import { Accounts1700000000002 } from './0002-accounts.js';
import { Bookings1700000000003 } from './0003-bookings.js';

/** In order. A migration that has been released is never edited: the next one mends it. */
export const MIGRATIONS = [Network1700000000001, Accounts1700000000002, Bookings1700000000003];
