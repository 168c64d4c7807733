import { asking } from '../support/judges.js';
import { bookMoveRenameCancel } from './following.js';
import { followWithVdirsyncer } from './vdirsyncer.js';

describe('vdirsyncer and khal, once subscribed,', () => {
  asking('vdirsyncer', 'khal')('show what is booked, where it was moved to, and not what was cancelled', () =>
    bookMoveRenameCancel(followWithVdirsyncer),
  );
});
