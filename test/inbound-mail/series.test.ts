/** Calendars that decline a series, or one date of it. */
import { InboundMail } from '../../src/inbound-mail/inbound-mail.js';
import { bookedBy, changed, made, ROOMY, referenceOn, type Made } from '../notifications/series-telling.js';
import { moved, tell } from '../notifications/telling.js';
import { DESK_AT_MONTMURAT } from '../series/houses.js';
import { asking } from '../support/judges.js';
import { MONDAY_MORNING, startService, type KnownCaller, type TestService } from '../support/service.js';
import { apple, arrived, OUR_SERVER } from './calendar-mails.js';
import { startImapServer, type ImapServer } from './imap-server.js';

const withImapServer = asking('dovecot-imapd');

let imap: ImapServer | undefined;
let service: TestService;
let member: KnownCaller;
let series: Made;
beforeAll(async () => {
  if (withImapServer === test.skip) return;
  imap = await startImapServer();
  service = await startService({
    network: ROOMY,
    inbound: { imapUrl: imap.url(), authenticatedBy: OUR_SERVER },
  });
});
afterAll(async () => {
  if (imap !== undefined) await service.close();
  await imap?.close();
});
beforeEach(async () => {
  if (imap === undefined) return;
  await service.database.query('delete from inbound_mail');
  service.clock.set(MONDAY_MORNING);
  member = await service.visitor();
  series = await made(member, EVERY_THURSDAY);
  await tell(service);
  service.clock.advanceMinutes(1);
});

/** The fourth is after the change to summer time. */
const EVERY_THURSDAY = {
  ...DESK_AT_MONTMURAT,
  halfDay: 'morning',
  from: '2027-03-11',
  rule: 'FREQ=WEEKLY;COUNT=5',
};
const SUMMER = '2027-04-01';

describe('a calendar that declines', () => {
  withImapServer('a whole series cancels all that is still to come of it, once', async () => {
    await decline({});
    await decline({});
    expect(await outcomes()).toEqual(['declined', 'repeated']);
    expect(await bookedBy(service, member)).toEqual([]);
    await tell(service);
    await decline({});
    expect(await outcomes()).toEqual(['declined', 'repeated', 'repeated']);
  });

  withImapServer('leaves what is over', async () => {
    service.clock.set('2027-03-12T10:00:00+01:00');
    await decline({});
    expect(await bookedBy(service, member)).toEqual([Date.parse('2027-03-11T09:00:00+01:00')]);
  });

  withImapServer.each([
    ['by the clock of the telecentre', 'RECURRENCE-ID;TZID=3DEurope/Paris:20270401T090000'],
    ['as Outlook names that clock', 'RECURRENCE-ID;TZID=3D"Romance Standard Time":20270401T090000'],
    ['in UTC', 'RECURRENCE-ID:20270401T070000Z'],
    ['by its day', 'RECURRENCE-ID;VALUE=3DDATE:20270401'],
  ])('one date cancels that date, told %s, once', async (_, line) => {
    await decline({ line });
    await decline({ line });
    expect(await outcomes()).toEqual(['declined', 'repeated']);
    expect(await cancelledDates()).toEqual([SUMMER]);
  });

  withImapServer.each([
    ['a date that it does not have', 'RECURRENCE-ID:20270402T070000Z'],
    ['another hour of a date', 'RECURRENCE-ID:20270401T120000Z'],
    ['a date and all that follow', 'RECURRENCE-ID;RANGE=3DTHISANDFUTURE:20270401T070000Z'],
  ])('%s cancels nothing', async (_, line) => {
    await decline({ line });
    expect(await outcomes()).toEqual(['not-ours']);
    expect(await cancelledDates()).toEqual([]);
  });

  withImapServer('a date in an older version cancels nothing, and is told so', async () => {
    await moved(member, referenceOn(series, SUMMER), { date: SUMMER, halfDay: 'afternoon' });
    await decline({ line: IN_SUMMER });
    await tell(service);
    await decline({ line: IN_SUMMER });
    expect(await outcomes()).toEqual(['stale', 'stale']);
    expect(await cancelledDates()).toEqual([]);
    await decline({ line: IN_SUMMER, sequence: 1 });
    expect(await cancelledDates()).toEqual([SUMMER]);
  });

  withImapServer('a date counts, though another one has changed since', async () => {
    await moved(member, referenceOn(series, '2027-03-18'), { date: '2027-03-18', halfDay: 'afternoon' });
    await tell(service);
    await decline({ line: IN_SUMMER });
    expect(await cancelledDates()).toEqual([SUMMER]);
    await tell(service);
    await decline({});
    expect(await bookedBy(service, member)).toEqual([]);
  });

  withImapServer('a series in a version from before all of it changed cancels nothing', async () => {
    await changed(series, { scope: 'all', halfDay: 'afternoon' });
    await tell(service);
    await decline({});
    expect(await outcomes()).toEqual(['stale']);
    expect(await bookedBy(service, member)).toHaveLength(5);
  });

  withImapServer('the entry of a team gives back all of its places, once', async () => {
    const { body } = (await member.post('/api/v1/team-bookings', TEAM)) as { body: { id: string } };
    await tell(service);
    const [row] = await service.database.query<{ uid: string }>(
      'select calendar_uid as uid from team_booking where id = $1',
      [body.id],
    );
    for (let time = 0; time < 2; time++) await decline({ uid: row?.uid ?? '' });
    expect(await outcomes()).toEqual(['declined', 'repeated']);
    expect(await bookedBy(service, member)).toHaveLength(5);
  });

  withImapServer('a version that was never sent changes nothing', async () => {
    await decline({ sequence: 1 });
    expect(await outcomes()).toEqual(['noted']);
  });

  withImapServer('is believed only when it is theirs, and our mail server vouches for it', async () => {
    const thief = await service.visitor();
    await decline({ from: thief.email });
    await decline({ line: IN_SUMMER, from: thief.email });
    await decline({ results: `Authentication-Results: ${OUR_SERVER}; dmarc=fail header.from=example.org` });
    await decline({ line: IN_SUMMER, results: null });
    expect(await outcomes()).toEqual(Array(4).fill('not-believed'));
    expect(await bookedBy(service, member)).toHaveLength(5);
  });
});

const TEAM = {
  ...{ telecentre: 'montmurat', date: '2027-01-12', halfDay: 'morning' },
  places: [{ kind: 'desk', count: 3 }],
};
const IN_SUMMER = 'RECURRENCE-ID;TZID=3DEurope/Paris:20270401T090000';

interface Declining {
  /** Of the series, unless it is said. */
  readonly uid?: string;
  /** Which date; none: all of it. */
  readonly line?: string;
  readonly sequence?: number;
  readonly from?: string;
  readonly results?: string | null;
}

async function decline({
  uid,
  line,
  sequence = 0,
  from = member.email,
  results = 'pass',
}: Declining): Promise<void> {
  const [row] = await service.database.query<{ uid: string }>(
    'select calendar_uid as uid from series where id = $1',
    [series.id],
  );
  const mail = apple({ from, uid: uid ?? row?.uid ?? '', sequence, status: 'DECLINED' });
  await imap?.drop(arrived(line === undefined ? mail : mail.replace('TRANSP:OPAQUE', line), results));
  await service.app.get(InboundMail).read(service.clock.now());
}

async function outcomes(): Promise<string[]> {
  const rows = await service.database.query<{ outcome: string }>(
    'select outcome from inbound_mail order by id',
  );
  return rows.map(({ outcome }) => outcome);
}

async function cancelledDates(): Promise<string[]> {
  const rows = await service.database.query<{ date: string }>(
    `select series_date::text as date from booking where series_id = $1 and status = 'cancelled' order by 1`,
    [series.id],
  );
  return rows.map(({ date }) => date);
}
