import { asking } from '../support/judges.js';
import { followWithEvolution } from './evolution.js';
import { bookMoveRenameCancel } from './following.js';

describe('Evolution and GNOME’s calendar, once subscribed,', () => {
  asking(
    'evolution-data-server',
    'gir1.2-ecal-2.0',
    'dbus',
  )('show what is booked, where it was moved to, and not what was cancelled', () =>
    bookMoveRenameCancel(followWithEvolution),
  );
});
