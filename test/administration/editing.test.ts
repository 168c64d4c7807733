import { bookNow, referenceOf } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { administratorOf, coordinatorOf, FIGEAC, NINE_TO_FIVE } from './people.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

const PLACE = {
  name: 'Maison de l’emploi de Figeac',
  structure: 'Maison de l’emploi',
  phone: '',
  contactEmail: '',
  address: '',
  regime: 'reception',
  instructions: 'Sonnez.',
};

test('of two who change the same at once, the second is told and loses nothing of what was typed', async () => {
  const lot = await coordinatorOf(service, '46');
  const ada = await administratorOf(service);
  await lot.open(`${FIGEAC}/place`);
  await ada.open(`${FIGEAC}/place`);
  await lot.press(`${FIGEAC}/place`, { ...PLACE, name: 'Le premier nom' });
  const second = await ada.press(`${FIGEAC}/place`, { ...PLACE, name: 'Le second nom' });
  expect(second.status).toBe(409);
  expect(second.html).toContain('Quelqu’un d’autre a changé cela pendant que vous écriviez');
  expect(second.html).toContain('value="Le second nom"');
  expect(await nameOf('figeac')).toBe('Le premier nom');

  await ada.press(`${FIGEAC}/place`, { ...PLACE, name: 'Le second nom' });
  expect(await nameOf('figeac')).toBe('Le second nom');
});

test('two who change different parts are not in each other’s way', async () => {
  const lot = await coordinatorOf(service, '46');
  const ada = await administratorOf(service);
  await lot.open(`${FIGEAC}/place`);
  await ada.open(`${FIGEAC}/hours`);
  await lot.press(`${FIGEAC}/place`, PLACE);
  expect((await ada.press(`${FIGEAC}/hours`, NINE_TO_FIVE)).path).toBe(`${FIGEAC}/hours?done=saved`);
});

test('what a coordinator has written is assumed no longer, and the public sees it', async () => {
  const lot = await coordinatorOf(service, '46');
  await lot.open(`${FIGEAC}/place`);
  await lot.press(`${FIGEAC}/place`, { ...PLACE, phone: '05 65 34 00 00' });
  const answer = await service.anybody.get('/api/v1/telecentres/figeac');
  expect(answer.body).toHaveProperty('host.phone', '05 65 34 00 00');
});

describe('hours', () => {
  test('are not saved before the bookings outside them have been seen, and tell of them afterwards', async () => {
    const member = await service.member();
    const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const reference = referenceOf(await bookNow(member, wish));
    const lot = await coordinatorOf(service, '46');
    await lot.open(`${FIGEAC}/hours`);
    // Tuesday is left blank: the doors are shut.
    const monday = {
      'mon-morning-from': '09:00',
      'mon-morning-to': '12:00',
      'mon-afternoon-from': '14:00',
      'mon-afternoon-to': '17:00',
    };
    const shown = await lot.press(`${FIGEAC}/hours`, monday);
    expect(shown.status).toBe(409);
    expect(shown.html).toContain('1\u00a0réservation en dehors des horaires');
    expect(shown.html).toContain(reference);
    expect(shown.html).toContain('Enregistrer quand même');
    expect(shown.html).toMatch(/name="mon-morning-from" value="09:00"/);
    expect(await weekOf('figeac')).toHaveProperty('tue.segments.length', 2);

    const saved = await lot.press(`${FIGEAC}/hours`, monday);
    expect(saved.path).toBe(`${FIGEAC}/hours?done=saved`);
    expect(await weekOf('figeac')).toHaveProperty('tue.segments', []);
    expect(saved.html).toContain(reference);
    expect(saved.html).toContain('/telecentres/figeac/closures/outside-hours');
  });

  test('a booking that comes while the list is read is listed as well, before anything is saved', async () => {
    const hours = '/administration/telecentres/aurillac/hours';
    const wish = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    await bookNow(await service.member(), wish);
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(hours);
    expect((await cantal.press(hours)).status).toBe(409);
    const late = referenceOf(await bookNow(await service.member(), wish));
    const again = await cantal.press(hours);
    expect(again.status).toBe(409);
    expect(again.html).toContain(late);
    expect((await cantal.press(hours)).path).toBe(`${hours}?done=saved`);
  });

  test('that do not follow each other are told beside their day', async () => {
    const lot = await coordinatorOf(service, '46');
    await lot.open(`${FIGEAC}/hours`);
    const { status, html } = await lot.press(`${FIGEAC}/hours`, {
      'wed-morning-from': '12:00',
      'wed-morning-to': '09:00',
    });
    expect(status).toBe(422);
    expect(html).toMatch(/id="wed-error"[^>]*>les heures doivent se suivre/);
  });

  test('of a season, of public holidays and of a single day replace those of the week', async () => {
    const lot = await coordinatorOf(service, '46');
    await lot.open(`${FIGEAC}/seasons/new`);
    const summer = { name: 'Été', from: '2027-07-01', to: '2027-08-31', ...NINE_TO_FIVE };
    const season = await lot.press(`${FIGEAC}/seasons/new`, summer);
    expect(season.path).toBe(`${FIGEAC}/seasons?done=saved`);
    expect(season.html).toContain('Été');

    await lot.open(`${FIGEAC}/holidays`);
    const holidays = { closed: 'yes', 'worked-2027-05-08': 'yes', others: '02/09/2027' };
    expect((await lot.press(`${FIGEAC}/holidays`, holidays)).path).toBe(`${FIGEAC}/holidays?done=saved`);

    await lot.open(`${FIGEAC}/openings`);
    const fair = { date: '2026-12-13', 'day-morning-from': '09:00', 'day-morning-to': '12:00' };
    expect((await lot.press(`${FIGEAC}/openings`, fair)).path).toBe(`${FIGEAC}/openings?done=saved`);

    const [row] = await service.database.query<{ opening: object }>(
      "select opening from telecentre where slug = 'figeac'",
    );
    expect(row?.opening).toMatchObject({
      namedPeriods: [{ name: 'Été', from: '2027-07-01', to: '2027-08-31' }],
      holidayCorrections: [
        { date: '2027-05-08', holiday: false },
        { date: '2027-09-02', holiday: true },
      ],
      exceptionalOpenings: [{ date: '2026-12-13' }],
    });
    await lot.press(`${FIGEAC}/openings/2026-12-13/removal`);
    const summerPath = wayTo(await lot.open(`${FIGEAC}/seasons`), 'Été');
    await lot.open(summerPath);
    await lot.press(`${summerPath}/removal`);
    const [after] = await service.database.query<{ opening: object }>(
      "select opening from telecentre where slug = 'figeac'",
    );
    expect(after?.opening).toMatchObject({ namedPeriods: [], exceptionalOpenings: [] });
  });
});

describe('a resource', () => {
  const RESOURCES = '/administration/telecentres/aurillac/resources';

  test('is withdrawn, is not bookable any more, and comes back as it was', async () => {
    const cantal = await coordinatorOf(service, '15');
    const wish = { resource: 'aur-visio', date: TUESDAY, halfDay: 'morning' };
    await cantal.open(`${RESOURCES}/aur-visio`);
    const withdrawn = await cantal.press(`${RESOURCES}/aur-visio/withdrawal`);
    expect(withdrawn.path).toBe(`${RESOURCES}?done=withdrawn`);
    const member = await service.member();
    expect((await member.post('/api/v1/bookings', wish)).status).not.toBe(201);

    const returned = await cantal.press(`${RESOURCES}/aur-visio/return`);
    expect(returned.path).toBe(`${RESOURCES}?done=returned`);
    await bookNow(member, wish);
    expect(await service.doctor()).toEqual([]);
  });

  test('that is booked is not withdrawn, and the booking is told in French', async () => {
    const wish = { resource: 'aur-visio', date: TUESDAY, halfDay: 'morning' };
    const reference = referenceOf(await bookNow(await service.member(), wish));
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(`${RESOURCES}/aur-visio`);
    const { status, html } = await cantal.press(`${RESOURCES}/aur-visio/withdrawal`);
    expect(status).toBe(422);
    expect(html).toContain('Des réservations l’empêchent');
    expect(html).toContain(reference);
  });

  test('is renamed, re-equipped and given other rules', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(`${RESOURCES}/aur-visio`);
    const saved = await cantal.press(`${RESOURCES}/aur-visio`, {
      name: 'Salle Gerbert',
      size: '12',
      'equipment-projector': 'yes',
      'granularity-half_day': 'yes',
      noticeMinutes: '1,5',
      horizonDays: '30',
    });
    expect(saved.path).toBe(`${RESOURCES}?done=saved`);
    const answer = await service.anybody.get('/api/v1/telecentres/aurillac/resources');
    const { resources } = answer.body as { resources: { id: string }[] };
    const room = resources.find(({ id }) => id === 'aur-visio');
    expect(room).toMatchObject({
      name: 'Salle Gerbert',
      capacity: 12,
      equipment: ['projector'],
      bookedBy: ['half_day'],
      noticeMinutes: 90,
      horizonDays: 30,
    });
  });

  test('rules are changed for all desks of a department at once, or for none', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open('/administration/policies');
    const changed = await cantal.press('/administration/policies', {
      where: 'department:15',
      kind: 'desk',
      horizonDays: '21',
    });
    expect(changed.path).toMatch(/^\/administration\/policies\?change=\d+$/);
    const rows = await service.database.query<{ days: number; code: string }>(
      `select distinct horizon_days as days, department_code as code from resource r
join telecentre t on t.id = r.telecentre_id where kind = 'desk' order by code, days`,
    );
    expect(rows.filter(({ code }) => code === '15')).toEqual([{ days: 21, code: '15' }]);
    expect(rows.filter(({ code }) => code !== '15').every(({ days }) => days === 60)).toBe(true);
    const elsewhere = await cantal.press('/administration/policies', {
      where: 'department:46',
      kind: 'desk',
      horizonDays: '1',
    });
    expect(elsewhere.status).toBe(422);
  });
});

describe('a department', () => {
  test('is added by an administrator, and described by its coordinator', async () => {
    const ada = await administratorOf(service);
    await ada.open('/administration/departments/new');
    const added = await ada.press('/administration/departments/new', {
      code: '48',
      name: 'Lozère',
      coordinator: 'Département de la Lozère',
    });
    expect(added.path).toBe('/administration?done=added');
    expect(added.html).toContain('Lozère');

    const lozere = await coordinatorOf(service, '48');
    await lozere.open('/administration/departments/48');
    const fields = { name: 'Lozère', coordinator: 'Numérique 48 <3' };
    const saved = await lozere.press('/administration/departments/48', fields);
    expect(saved.html).toContain('Numérique 48 &lt;3');
    expect((await lozere.open('/administration/departments/new')).status).toBe(404);
  });
});

describe('a season', () => {
  const SUMMER = { name: 'Été', from: '2027-07-01', to: '2027-08-31', ...NINE_TO_FIVE };
  const NEW = `${FIGEAC}/seasons/new`;

  test('is changed and removed alone, whatever comes before it meanwhile', async () => {
    const lot = await coordinatorOf(service, '46');
    const ada = await administratorOf(service);
    await lot.open(NEW);
    const summer = wayTo(await lot.press(NEW, SUMMER), 'Été');
    await lot.open(summer);
    await ada.open(NEW);
    await ada.press(NEW, { ...SUMMER, name: 'Noël', from: '2026-12-20', to: '2027-01-03' });
    const longer = await lot.press(summer, { ...SUMMER, name: 'Été long', to: '2027-09-15' });
    expect(longer.path).toBe(`${FIGEAC}/seasons?done=saved`);
    expect(await seasonsOf('figeac')).toEqual(['Noël', 'Été long']);

    const removed = wayTo(longer, 'Été long');
    await lot.open(removed);
    await ada.open(NEW);
    await ada.press(NEW, { ...SUMMER, name: 'Pâques', from: '2027-04-01', to: '2027-04-03' });
    await lot.press(`${removed}/removal`);
    expect(await seasonsOf('figeac')).toEqual(['Pâques', 'Noël']);
  });

  test('that somebody else has changed is written over by no second press', async () => {
    const lot = await coordinatorOf(service, '46');
    const ada = await administratorOf(service);
    await lot.open(NEW);
    const summer = wayTo(await lot.press(NEW, SUMMER), 'Été');
    for (const browser of [lot, ada]) await browser.open(summer);
    await ada.press(summer, { ...SUMMER, name: 'Été d’Ada' });
    const refused = await lot.press(summer, { ...SUMMER, name: 'Été du Lot' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Quelqu’un d’autre a changé ou retiré cette saison');
    expect(refused.html).toContain('value="Été du Lot"');
    expect(await seasonsOf('figeac')).toEqual(['Été d’Ada']);
    await lot.press(NEW, { ...SUMMER, name: 'Été du Lot' });
    expect(await seasonsOf('figeac')).toEqual(['Été d’Ada', 'Été du Lot']);
  });
});

test('two telecentres added in one commune at once are two', async () => {
  const lot = await coordinatorOf(service, '46');
  const ada = await administratorOf(service);
  const form = { ...PLACE, near: 'Cahors (46)' };
  for (const browser of [lot, ada]) await browser.open(NEW_PLACE);
  await Promise.all([
    lot.press(NEW_PLACE, { ...form, name: 'Le premier' }),
    ada.press(NEW_PLACE, { ...form, name: 'Le second' }),
  ]);
  const rows = await service.database.query<{ name: string }>(
    "select name from telecentre where slug in ('cahors', 'cahors-2') order by name",
  );
  expect(rows.map(({ name }) => name)).toEqual(['Le premier', 'Le second']);
});

test('hours are not saved before a booking that was decided on the old ones is told', async () => {
  const lot = await coordinatorOf(service, '46');
  await lot.open(`${FIGEAC}/hours`);
  const shut = Object.fromEntries(Object.keys(NINE_TO_FIVE).map((field) => [field, '']));
  const booking = await bookNow(await service.member(), {
    telecentre: 'figeac',
    kind: 'desk',
    date: TUESDAY,
    halfDay: 'morning',
  });
  const reference = referenceOf(booking);
  // As one that is still being decided: seen by nobody until it is, and holding what every booking holds.
  await service.database.query("update booking set status = 'expired' where reference = $1", [reference]);
  let saving: Promise<{ readonly status: number; readonly html: string }> | undefined;
  await service.database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock_shared(2013, 0)');
    await sql.query("update booking set status = 'confirmed' where reference = $1", [reference]);
    saving = lot.press(`${FIGEAC}/hours`, shut);
    await new Promise((resolve) => setTimeout(resolve, 700));
  });
  const answer = await saving;
  expect([answer?.status, answer?.html.includes(reference)]).toEqual([409, true]);
});

const NEW_PLACE = '/administration/telecentres/new';

/** Of the season with this name, in the list. */
function wayTo({ html }: { readonly html: string }, name: string): string {
  return (
    new RegExp(`href="([^"]*/seasons/[0-9a-f]{16})" aria-label="Modifier, ${name}"`).exec(html)?.[1] ?? ''
  );
}

async function seasonsOf(slug: string): Promise<string[]> {
  const [row] = await service.database.query<{ names: string[] }>(
    "select jsonb_path_query_array(opening, '$.namedPeriods[*].name') as names from telecentre where slug = $1",
    [slug],
  );
  return row?.names ?? [];
}

async function nameOf(slug: string): Promise<string | undefined> {
  const [row] = await service.database.query<{ name: string }>(
    'select name from telecentre where slug = $1',
    [slug],
  );
  return row?.name;
}

async function weekOf(slug: string): Promise<object | undefined> {
  const [row] = await service.database.query<{ week: object }>(
    "select opening->'week' as week from telecentre where slug = $1",
    [slug],
  );
  return row?.week;
}
