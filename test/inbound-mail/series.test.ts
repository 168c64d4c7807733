/** Calendars that decline a series, or one date of it. */
import { holderCaller } from '../../src/bookings/holder-caller.js';
import { InboundMail } from '../../src/inbound-mail/inbound-mail.js';
import { SeriesChangesService } from '../../src/series-changes/series-changes.service.js';
import { TeamsService } from '../../src/teams/teams.service.js';
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
    const team = await madeTeam();
    for (let time = 0; time < 2; time++) await decline({ uid: team.uid });
    expect(await outcomes()).toEqual(['declined', 'repeated']);
    expect(await bookedBy(service, member)).toHaveLength(5);
  });

  withImapServer('the entry of a team keeps what it does not show any more', async () => {
    const team = await madeTeam();
    const [later, elsewhere] = team.references;
    await moved(member, later ?? '', { date: TEAM.date, halfDay: 'afternoon' });
    await decline({ uid: team.uid });
    expect(await outcomes()).toEqual(['stale']);
    await moved(member, elsewhere ?? '', { telecentre: 'sousceyrac', kind: 'desk' });
    await tell(service);
    service.clock.advanceMinutes(1);
    await decline({ uid: team.uid, sequence: await sequenceOf(team.uid) });
    expect(await outcomes()).toEqual(['stale', 'declined']);
    const standing = await service.database.query<{ reference: string }>(
      `select reference from booking where team_id = $1 and status in ('confirmed', 'held') order by id`,
      [team.id],
    );
    expect(standing.map(({ reference }) => reference).sort()).toEqual([later, elsewhere].sort());
  });

  withImapServer('a whole series keeps a date that was moved to another telecentre', async () => {
    await moved(member, referenceOn(series, SUMMER), { telecentre: 'sousceyrac', kind: 'desk' });
    await tell(service);
    service.clock.advanceMinutes(1);
    await decline({ line: IN_SUMMER, sequence: 1 });
    expect(await cancelledDates()).toEqual([]);
    await decline({ sequence: 1 });
    expect(await outcomes()).toEqual(['repeated', 'declined']);
    expect(await bookedBy(service, member)).toEqual([Date.parse('2027-04-01T09:00:00+02:00')]);
  });

  withImapServer(
    'what changes in the very moment of the answer is looked at again, and not kept in silence',
    async () => {
      const { id, references } = await madeTeam();
      const rows = await service.database.query<{ id: string; revision: number }>(
        'select id, revision from booking where series_id = $1 or team_id = $2',
        [series.id, id],
      );
      await moved(member, referenceOn(series, SUMMER), { date: SUMMER, halfDay: 'afternoon' });
      await moved(member, references[0] ?? '', { date: TEAM.date, halfDay: 'afternoon' });
      const all = { scope: { of: 'all' }, reason: null, onConflict: 'skip', dryRun: false } as const;
      const caller = holderCaller({ account: member.account, pseudonym: 'themselves' });
      const stale = { content: { name: 'stale' } };
      await expect(
        service.app.get(SeriesChangesService).cancel(caller, series.id, { ...all, onlyThese: rows }, 'fr'),
      ).rejects.toMatchObject(stale);
      await expect(service.app.get(TeamsService).cancel(caller, id, null, 'fr', rows)).rejects.toMatchObject(
        stale,
      );
      expect(await bookedBy(service, member)).toHaveLength(8);
    },
  );

  withImapServer('a version that was never sent changes nothing', async () => {
    await decline({ sequence: 1 });
    expect(await outcomes()).toEqual(['noted']);
  });

  withImapServer('is believed only when it is theirs, and our mail server vouches for it', async () => {
    const thief = await service.visitor();
    const team = await madeTeam();
    for (const about of [{}, { line: IN_SUMMER }, { uid: team.uid }]) {
      await arrives({ ...about, from: thief.email });
      await arrives({ ...about, results: FAILS });
      await arrives({ ...about, results: null });
      await arrives({ ...about, results: OF_ANOTHER });
    }
    await read();
    expect(await outcomes()).toEqual(Array(12).fill('not-believed'));
    expect(await bookedBy(service, member)).toHaveLength(8);
  });

  const STRANGE: readonly (readonly [string, string, (mail: string) => string])[] = [
    ['several entries at once', 'not-ours', (mail) => mail.replace('END:VEVENT', ANOTHER_ENTRY)],
    ['a date and all of it in one mail', 'unreadable', (mail) => withAnotherCalendar(mail)],
    ['a date and all before it', 'not-ours', dated('RECURRENCE-ID;RANGE=3DTHISANDPRIOR:20270401T070000Z')],
    ['a date that is none', 'not-ours', dated('RECURRENCE-ID:never')],
    ['a day that does not exist', 'not-ours', dated('RECURRENCE-ID;VALUE=3DDATE:20270230')],
    ['a date on which the series is not', 'not-ours', dated('RECURRENCE-ID;VALUE=3DDATE:20270402')],
    ['a number below zero', 'not-ours', (mail) => mail.replace('SEQUENCE:0', 'SEQUENCE:-1')],
    ['a number that was never sent', 'noted', (mail) => mail.replace('SEQUENCE:0', 'SEQUENCE:1e3')],
    ['another time', 'noted', (mail) => mail.replace('METHOD:REPLY', 'METHOD:COUNTER')],
    ['that it accepts', 'accepted', (mail) => mail.replace('PARTSTAT=3DDECLINED', 'PARTSTAT=3DACCEPTED')],
  ];
  withImapServer('says otherwise than calendars do: nothing is cancelled', async () => {
    for (const [, , rewrite] of STRANGE) await arrives({ rewrite });
    await read();
    expect((await outcomes()).map((outcome, at) => [STRANGE[at]?.[0], outcome])).toEqual(
      STRANGE.map(([what, outcome]) => [what, outcome]),
    );
    expect(await bookedBy(service, member)).toHaveLength(5);
  });

  withImapServer('names a date of a team, which has none: nothing is cancelled', async () => {
    const { uid } = await madeTeam();
    await decline({ uid, line: 'RECURRENCE-ID:20270112T080000Z' });
    await decline({ uid, line: 'RECURRENCE-ID;VALUE=3DDATE:20270112' });
    expect(await outcomes()).toEqual(['not-ours', 'not-ours']);
    expect(await bookedBy(service, member)).toHaveLength(8);
  });

  withImapServer('is theirs, whichever telecentre it names as who invited', async () => {
    await decline({ rewrite: (mail) => mail.replace('telecentres+figeac@', 'telecentres+aurillac@') });
    expect(await outcomes()).toEqual(['declined']);
  });
});

const FAILS = `Authentication-Results: ${OUR_SERVER}; dmarc=fail header.from=example.org`;
const OF_ANOTHER = 'Authentication-Results: mx.evil.example; dmarc=pass header.from=example.org';

const ANOTHER_ENTRY = ['END:VEVENT', 'BEGIN:VEVENT', 'UID:another', 'END:VEVENT'].join('\r\n');

function dated(line: string): (mail: string) => string {
  return (mail) => mail.replace('TRANSP:OPAQUE', line);
}

/** The same answer about all of it, and in a second calendar about one date. */
function withAnotherCalendar(mail: string): string {
  const [, part = ''] =
    /(--Apple-Mail=_1\r\nContent-Type: text\/calendar.*)--Apple-Mail=_1--/s.exec(mail) ?? [];
  return mail.replace('--Apple-Mail=_1--', () => `${dated(IN_SUMMER)(part)}--Apple-Mail=_1--`);
}

async function madeTeam(): Promise<{
  readonly id: string;
  readonly uid: string;
  readonly references: readonly string[];
}> {
  const { body } = (await member.post('/api/v1/team-bookings', TEAM)) as {
    body: { id: string; bookings: { reference: string }[] };
  };
  await tell(service);
  service.clock.advanceMinutes(1);
  const [row] = await service.database.query<{ uid: string }>(
    'select calendar_uid as uid from team_booking where id = $1',
    [body.id],
  );
  return { id: body.id, uid: row?.uid ?? '', references: body.bookings.map(({ reference }) => reference) };
}

async function sequenceOf(uid: string): Promise<number> {
  const [row] = await service.database.query<{ sequence: number }>(
    'select sequence from invitation where uid = $1',
    [uid],
  );
  return row?.sequence ?? -1;
}

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
  readonly rewrite?: (mail: string) => string;
}

async function decline(declining: Declining): Promise<void> {
  await arrives(declining);
  await read();
}

async function arrives({
  uid,
  line,
  sequence = 0,
  from = member.email,
  results = 'pass',
  rewrite = (mail) => mail,
}: Declining): Promise<void> {
  const [row] = await service.database.query<{ uid: string }>(
    'select calendar_uid as uid from series where id = $1',
    [series.id],
  );
  const mail = rewrite(apple({ from, uid: uid ?? row?.uid ?? '', sequence, status: 'DECLINED' }));
  await imap?.drop(arrived(line === undefined ? mail : dated(line)(mail), results));
}

async function read(): Promise<void> {
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
