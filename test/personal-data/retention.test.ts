import { changeRetention, readRetention } from '../../src/personal-data/retention.js';
import { openLetter } from '../../src/outbox/sealed-letter.js';
import type { Letter } from '../../src/outbox/letter.js';
import { accountNamed, bookStay } from './everybody.js';
import { randomUUID } from 'node:crypto';
import { setUp, type SetUp } from './set-up.js';
import { whereIs } from './whole-database.js';

let world: SetUp;
let account: string;
beforeEach(async () => {
  world = await setUp();
  account = await accountNamed(world.database, 'Solange Absente', world.clock.now());
});
afterEach(() => world.close());

describe('an account that nobody uses', () => {
  test('is warned once after 23 months, in its language, with the day and what to do', async () => {
    await nightOf('2028-10-22');
    expect(await warnings()).toEqual([]);
    expect(await nightOf('2028-10-24')).toMatchObject({ warned: 1, erased: 0 });
    expect(await nightOf('2028-10-25')).toMatchObject({ warned: 0, erased: 0 });
    const [warning, ...others] = await warnings();
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ language: 'fr', subject: 'Voulez-vous garder votre compte\u00a0?' });
    expect(flowing(warning?.text)).toContain('connectez-vous une fois avant le jeudi 23 novembre 2028.');
    expect(warning?.text).toContain('https://telecentres.example.org/sign-in');
  });

  test('is warned in English when its owner reads English', async () => {
    await world.database.query(`update account set language = 'en'`);
    await nightOf('2028-10-24');
    const [warning] = await warnings();
    expect(flowing(warning?.text)).toContain('sign in once before Thursday 23 November 2028.');
  });

  test('is erased after 24 months', async () => {
    await nightOf('2028-10-24');
    expect(await nightOf('2028-11-22')).toMatchObject({ erased: 0 });
    expect(await nightOf('2028-11-24')).toMatchObject({ erased: 1 });
    expect(await whereIs(world.database, 'Absente')).toEqual([]);
    expect(await remembered('account.erased')).toEqual([{ actor: null, details: { by: 'idle', ended: 0 } }]);
  });

  test('is not erased when its owner has come back, and warned again when they go away again', async () => {
    await nightOf('2028-10-24');
    await activeOn('2028-10-30');
    expect(await nightOf('2028-11-24')).toMatchObject({ warned: 0, erased: 0 });
    expect(await nightOf('2030-10-01')).toMatchObject({ warned: 1, erased: 0 });
    expect(await nightOf('2030-10-31')).toMatchObject({ warned: 0, erased: 1 });
  });

  test('is not erased without a warning, and then has four weeks', async () => {
    expect(await nightOf('2030-01-01')).toMatchObject({ warned: 1, erased: 0 });
    expect(flowing((await warnings())[0]?.text)).toContain('avant le mardi 29 janvier 2030.');
    expect(await nightOf('2030-01-28')).toMatchObject({ erased: 0 });
    expect(await nightOf('2030-01-29')).toMatchObject({ erased: 1 });
  });

  test('is not idle while a booking is coming, or within months of the last one', async () => {
    await bookStay(world.database, {
      account,
      actor: await accountNamed(world.database, 'Hôte Active', '2030-01-01'),
      from: '2028-12-01T09:00+01:00',
      to: '2028-12-01T12:00+01:00',
      now: world.clock.now(),
    });
    expect(await nightOf('2028-11-24')).toMatchObject({ warned: 0 });
    expect(await nightOf('2030-10-31')).toMatchObject({ warned: 0 });
    expect(await nightOf('2030-11-02')).toMatchObject({ warned: 1 });
  });

  test('is not idle while it has a role', async () => {
    await world.database.query(
      `insert into role_grant (account_id, role, starts_at, granted_at) values ($1, 'administrator', $2, $2)`,
      [account, new Date(world.clock.now())],
    );
    expect(await nightOf('2030-01-01')).toMatchObject({ warned: 0 });
    await world.database.query('update role_grant set revoked_at = starts_at');
    expect(await nightOf('2030-01-02')).toMatchObject({ warned: 1 });
  });

  test('is warned once and erased once by several instances at the same time', async () => {
    for (let index = 0; index < 20; index++)
      await accountNamed(world.database, `Absente Numéro${index}`, world.clock.now());
    world.clock.set('2028-10-24T03:00:00+02:00');
    const warned = await Promise.all([world.night(), world.night(), world.night()]);
    expect(warned.reduce((sum, night) => sum + night.warned, 0)).toBe(21);
    expect(await warnings()).toHaveLength(21);
    world.clock.set('2028-11-24T03:00:00+01:00');
    const erased = await Promise.all([world.night(), world.night(), world.night()]);
    expect(erased.reduce((sum, night) => sum + night.erased, 0)).toBe(21);
    expect(await remembered('account.erased')).toHaveLength(21);
  });
});

describe('what is kept for a while', () => {
  test('the audit trail goes after 12 months', async () => {
    await world.database.query(
      `insert into audit_entry (at, action) values ('2025-11-22', 'token.issued'), ('2025-11-24', 'token.revoked')`,
    );
    expect(await world.night()).toMatchObject({ auditEntries: 1 });
    expect(await remembered('token.issued')).toEqual([]);
    expect(await remembered('token.revoked')).toHaveLength(1);
  });

  test('the name of a guest goes 12 months after the booking, with its title; the booking stays', async () => {
    const booking = {
      guest: 'Gaston Invité',
      actor: account,
      title: 'Réunion de Gaston',
      now: world.clock.now(),
    };
    await bookStay(world.database, {
      ...booking,
      from: '2026-12-01T09:00+01:00',
      to: '2026-12-01T12:00+01:00',
    });
    expect(await nightOf('2027-11-30')).toMatchObject({ guests: 0 });
    expect(await nightOf('2027-12-02')).toMatchObject({ guests: 1 });
    expect(await nightOf('2027-12-02')).toMatchObject({ guests: 0 });
    expect(await whereIs(world.database, 'Gaston')).toEqual([]);
    expect(await world.database.query('select status, booked_by from booking')).toEqual([
      { status: 'confirmed', booked_by: account },
    ]);
    expect(await world.doctor()).toEqual([]);
  });

  test('what became of a mail goes after 30 days', async () => {
    await world.database.query(
      `insert into outgoing_mail (id, kind, message_id, created_at, sent_at)
select gen_random_uuid(), 'sign-in', at::text, at, at from unnest(array['2026-10-23', '2026-10-25']::timestamptz[]) at`,
    );
    expect(await world.night()).toMatchObject({ mails: 1 });
  });

  test('a mail that says by its key what was told is kept for three days, however short mails are kept', async () => {
    await world.database.query('update retention set mail_days = 1');
    for (const [day, key] of [
      ['2026-11-20', 'reminder:x'],
      ['2026-11-22', 'reminder:y'],
      ['2026-11-22', null],
    ])
      await world.database.query(
        `insert into outgoing_mail (id, kind, message_id, created_at, sent_at, key)
values (gen_random_uuid(), 'x', gen_random_uuid()::text, $1, $1, $2)`,
        [day, key],
      );
    expect(await world.night()).toMatchObject({ mails: 2 });
    expect(await world.database.query('select key from outgoing_mail')).toEqual([{ key: 'reminder:y' }]);
  });

  test('a letter that was given up goes when its time is over: nobody can send it any more', async () => {
    for (const expiry of ['2026-11-23T08:59:00+01:00', '2026-11-23T09:01:00+01:00', null])
      await world.database.query(
        `insert into outgoing_mail (id, kind, message_id, recipient, sealed, created_at, gave_up_at, expires_at)
values (gen_random_uuid(), 'x', gen_random_uuid()::text, 'a@example.org', 'letter', '2026-11-22', '2026-11-22', $1)`,
        [expiry],
      );
    expect(await world.night()).toMatchObject({ letters: 1 });
    expect(
      await world.database.query(
        `select count(*)::int as kept from outgoing_mail where kind = 'x' and sealed is not null`,
      ),
    ).toEqual([{ kept: 2 }]);
  });

  test('letters that are kept in place of a mail server go after 30 days, and with whoever is erased', async () => {
    await keepLetter('2026-10-23', 'somebody@example.org');
    await keepLetter('2026-10-25', 'somebody@example.org');
    await world.night();
    expect((await world.mailbox.list()).map(({ date }) => new Date(date).toISOString().slice(0, 10))).toEqual(
      ['2026-10-25'],
    );
    const [absent] = await world.database.query<{ email: string }>('select email from account');
    await nightOf('2028-10-24');
    await keepLetter('2028-11-23', absent?.email ?? '');
    await keepLetter('2028-11-23', 'somebody@example.org');
    expect(await nightOf('2028-11-24')).toMatchObject({ erased: 1 });
    expect((await world.mailbox.list()).map(({ to }) => to)).toEqual(['somebody@example.org']);
  });

  test('more of it than fits into one batch goes in the same night', async () => {
    await world.database.query(
      `insert into audit_entry (at, action) select '2024-01-01', 'token.issued' from generate_series(1, 1300)`,
    );
    expect(await world.night()).toMatchObject({ auditEntries: 1300 });
  });
});

describe('the periods of retention', () => {
  const editor = { pseudonym: null, role: null, language: 'en' } as const;

  test('are settings with defaults that the CNIL finds proportionate', async () => {
    expect(await readRetention(world.database)).toEqual({
      idleWarningMonths: 23,
      idleErasureMonths: 24,
      auditMonths: 12,
      guestMonths: 12,
      mailDays: 30,
    });
  });

  test('are changed one by one, and the trail remembers it', async () => {
    const changed = await changeRetention(world.database, { auditMonths: 6 }, editor, world.clock.now());
    expect(changed).toMatchObject({ auditMonths: 6, guestMonths: 12 });
    expect(await readRetention(world.database)).toEqual(changed);
    expect(await remembered('settings.changed')).toEqual([{ actor: null, details: { auditMonths: 6 } }]);
  });

  test('decide what the next night does', async () => {
    const changes = { idleWarningMonths: 3, idleErasureMonths: 6 };
    await changeRetention(world.database, changes, editor, world.clock.now());
    expect(await nightOf('2027-02-24')).toMatchObject({ warned: 1 });
    expect(await nightOf('2027-05-24')).toMatchObject({ erased: 1 });
  });

  test('never let an account be erased before it is warned', async () => {
    const change = changeRetention(world.database, { idleErasureMonths: 23 }, editor, world.clock.now());
    await expect(change).rejects.toMatchObject({
      content: { status: 400, members: { errors: [{ field: 'idleWarningMonths' }] } },
    });
    expect(await readRetention(world.database)).toMatchObject({ idleErasureMonths: 24 });
  });
});

/** At three in the morning of that date. */
function nightOf(date: string): ReturnType<SetUp['night']> {
  world.clock.set(`${date}T03:00:00Z`);
  return world.night();
}

async function activeOn(date: string): Promise<void> {
  await world.database.query('update account set last_active_at = $1', [new Date(date)]);
}

async function warnings(): Promise<Letter[]> {
  const mails = await world.database.query<{ sealed: Buffer }>(
    `select sealed from outgoing_mail where kind = 'idle-warning'`,
  );
  return mails.map(({ sealed }) => openLetter(world.secrets, sealed));
}

async function remembered(action: string): Promise<object[]> {
  return world.database.query('select actor, details from audit_entry where action = $1', [action]);
}

/** As it reads, however its lines are broken. */
function flowing(text: string | undefined): string {
  return (text ?? '').replace(/\n/g, ' ');
}

async function keepLetter(day: string, to: string): Promise<void> {
  await world.mailbox.keep(randomUUID(), new Date(day), Buffer.from(`To: ${to}\r\n\r\nEssai\r\n`));
}
