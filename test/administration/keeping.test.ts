import { exportNetwork } from '../../src/network-file/export.js';
import type { FileTelecentre, NetworkFile } from '../../src/network-file/schema.js';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import type { Browser } from '../support/browser.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { administratorOf, browserOf, coordinatorOf, FIGEAC, NINE_TO_FIVE } from './people.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

const FILE = '/administration/network-file';
const HISTORY = '/administration/history';

async function renameFigeac(name: string, known?: Browser): Promise<void> {
  const lot = known ?? (await coordinatorOf(service, '46'));
  await lot.open(`${FIGEAC}/place`);
  const fields = { name, structure: 'Maison', regime: 'code', instructions: 'Un code.', contactEmail: '' };
  await lot.press(`${FIGEAC}/place`, fields);
}

describe('the history', () => {
  test('says who has changed what, from what to what', async () => {
    await renameFigeac('Le <i>nouveau</i> nom');
    const ada = await administratorOf(service);
    const { html } = await ada.open(`${HISTORY}?telecentre=figeac`);
    expect(html).toContain('coordinator-46');
    expect(html).toMatch(/<del>avec une clé<\/del>.*<ins>avec un code<\/ins>/s);
    expect(html).toContain('<ins>Le &lt;i>nouveau&lt;/i> nom</ins>');
    expect((await ada.open(`${HISTORY}?telecentre=aurillac`)).html).not.toContain('<ins>Le');
  });

  test('tells of the operator’s imports, and of another department nothing', async () => {
    await renameFigeac('Ailleurs');
    const ada = await administratorOf(service);
    expect((await ada.open(HISTORY)).html).toContain('l’opérateur du service');
    const cantal = await coordinatorOf(service, '15');
    const { html } = await cantal.open(HISTORY);
    expect(html).not.toContain('Ailleurs');
    const [change] = await service.database.query<{ id: string }>(
      'select max(id)::text as id from network_change',
    );
    expect((await cantal.open(`${HISTORY}/${change?.id ?? ''}/before.json`)).status).toBe(404);
  });

  test('holds the version before as a file that brings it back', async () => {
    await renameFigeac('Un nom de trop');
    const ada = await administratorOf(service);
    const { html } = await ada.open(`${HISTORY}?telecentre=figeac`);
    const way = /href="(\/administration\/history\/\d+\/before\.json)"/.exec(html)?.[1] ?? '';
    const file = (await ada.open(way)).html;
    await ada.open(FILE);
    const trial = await ada.press(`${FILE}/trial`, { file });
    expect(trial.html).toContain('<del>Un nom de trop</del>');
    await ada.press(`${FILE}/trial`, { file });
    expect(await importPasted(file)).toBe(`${FILE}?done=imported`);
    const answer = await service.anybody.get('/api/v1/telecentres/figeac');
    expect(answer.body).toHaveProperty('name', 'Bureau télétravail, Maison de l’emploi de Figeac');
  });

  test('brings a telecentre back to the version before, by its coordinator', async () => {
    const before = await exportNetwork(service.database, service.clock.now());
    const lot = await coordinatorOf(service, '46');
    await renameFigeac('Un nom de trop', lot);
    const { html } = await lot.open(`${HISTORY}?telecentre=figeac`);
    expect(html).not.toContain('before.json');
    const way = /href="(\/administration\/history\/\d+)"/.exec(html)?.[1] ?? '';
    const shown = await lot.open(way);
    expect(shown.html).toContain('<del>Un nom de trop</del>');
    expect((await lot.press(way)).path).toBe(`${FIGEAC}?done=restored`);
    expect(await exportNetwork(service.database, service.clock.now())).toEqual(before);
    expect((await lot.open(way)).html).toContain('Rien à changer');

    const cantal = await coordinatorOf(service, '15');
    expect((await cantal.open(way)).status).toBe(404);
    const file = JSON.parse((await lot.open(`${way}/before.json`)).html) as NetworkFile;
    expect(file.departments.map(({ code }) => code)).toEqual(['46']);
  });

  test('brings no version back over what was changed since it was shown, nor over bookings unseen', async () => {
    const lot = await coordinatorOf(service, '46');
    const shut = Object.fromEntries(Object.keys(NINE_TO_FIVE).map((field) => [field, '']));
    const [first, second] = [shut, NINE_TO_FIVE];
    for (const hours of [first, second]) {
      await lot.open(`${FIGEAC}/hours`);
      await lot.press(`${FIGEAC}/hours`, hours);
    }
    const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const reference = referenceOf(await bookNow(await service.member(), wish));
    const { html } = await lot.open(`${HISTORY}?telecentre=figeac`);
    const way = /href="(\/administration\/history\/\d+)"/.exec(html)?.[1] ?? '';
    await lot.open(way);
    await renameFigeac('Autrement', await administratorOf(service));
    const late = await lot.press(way);
    expect([late.status, late.html.includes('Quelqu’un d’autre a changé cela')]).toEqual([409, true]);
    const told = await lot.press(way);
    expect([told.status, told.html.includes(reference)]).toEqual([409, true]);
    expect((await lot.press(way)).path).toBe(`${FIGEAC}?done=restored`);
  });

  test('tells what a host has settled of who comes', async () => {
    const grants = [{ role: 'host', telecentre: 'figeac' }] as const;
    const host = browserOf(service, await service.visitor('hugo@example.org', { grants }));
    await host.open('/telecentres/figeac/attendance');
    await host.press('/telecentres/figeac/attendance', { noShow: '30', selfCheckIn: 'yes' });
    const lot = await coordinatorOf(service, '46');
    const { html } = await lot.open(`${HISTORY}?telecentre=figeac`);
    expect(html).toContain('9\u00a0h, hugo');
    expect(html).toMatch(/rendue.*<del>jamais<\/del>.*<ins>30\u00a0min<\/ins>/s);
    expect(html).toMatch(/signalent eux-mêmes.*<del>non<\/del>.*<ins>oui<\/ins>/s);
  });

  test('forgets who it was when they leave', async () => {
    await renameFigeac('Autrement');
    await service.database.query("delete from account where email = 'coordinator-46@example.org'");
    const ada = await administratorOf(service);
    const { html } = await ada.open(`${HISTORY}?telecentre=figeac`);
    expect(html).toContain('quelqu’un qui a quitté le réseau');
  });
});

describe('the network file', () => {
  test('is tried without writing anything, and then imported by one press', async () => {
    const network = await exportNetwork(service.database, service.clock.now());
    const changed = {
      ...network,
      telecentres: network.telecentres.map((one) => ({ ...one, name: `${one.name} !` })),
    };
    const file = JSON.stringify(changed, null, 4);
    expect(file.length).toBeGreaterThan(20_000);
    const ada = await administratorOf(service);
    await ada.open(FILE);
    const trial = await ada.press(`${FILE}/trial`, { file });
    expect(trial.status).toBe(200);
    expect(trial.html).toContain('Voici ce qui changerait');
    expect(trial.html).toMatch(/<ins>[^<]*Figeac[^<]* !<\/ins>/);
    expect(await exportNetwork(service.database, service.clock.now())).toEqual(network);
    const [count] = await service.database.query<{ changes: number }>(
      'select count(*)::int as changes from network_change where account_id is not null',
    );
    expect(count).toEqual({ changes: 0 });

    expect(await importPasted(file)).toBe(`${FILE}?done=imported`);
    expect((await exportNetwork(service.database, service.clock.now())).telecentres).toEqual(
      changed.telecentres,
    );
  });

  test('is not imported before the bookings that it leaves outside the hours were seen', async () => {
    const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const reference = referenceOf(await bookNow(await service.member(), wish));
    const network = await exportNetwork(service.database, service.clock.now());
    const shut = { ...network, telecentres: network.telecentres.map(withoutTuesday) };
    const file = JSON.stringify(shut);
    expect(await importPasted(file)).toBe('undefined');
    expect(await exportNetwork(service.database, service.clock.now())).toEqual(network);

    const ada = await administratorOf(service);
    await ada.open(FILE);
    const trial = await ada.press(`${FILE}/trial`, { file });
    expect(trial.html).toContain('1\u00a0réservation en dehors des horaires');
    expect(trial.html).toContain(reference);
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(trial.html)?.[1] ?? '';
    expect(await importPasted(file, seen)).toBe(`${FILE}?done=imported`);
  });

  test('larger than any other form is read', async () => {
    const network = await exportNetwork(service.database, service.clock.now());
    const file = `${JSON.stringify(network)}${' '.repeat(200_000)}\n`;
    const ada = await administratorOf(service);
    await ada.open(FILE);
    const { status, html } = await ada.press(`${FILE}/trial`, { file });
    expect([status, html.includes('Rien à changer')]).toEqual([200, true]);
  });

  test.each([
    ['what is no file', '{"format":', 'n’est pas un fichier JSON entier'],
    ['an error with its place', '{"format":"telecentre-network/1"}', '<code>departments</code>'],
  ])('is refused with %s', async (_, file, words) => {
    const ada = await administratorOf(service);
    await ada.open(FILE);
    const { status, html } = await ada.press(`${FILE}/trial`, { file });
    expect(status).toBe(422);
    expect(html).toContain(words);
  });

  test('of a coordinator holds their department, and cannot be brought back by them', async () => {
    const lot = await coordinatorOf(service, '46');
    const { html } = await lot.open(FILE);
    expect(html).not.toContain(`${FILE}/trial`);
    const file = JSON.parse((await lot.open(`${FILE}/network.json`)).html) as {
      departments: { code: string }[];
      telecentres: { department: string }[];
    };
    expect(file.departments.map(({ code }) => code)).toEqual(['46']);
    expect(new Set(file.telecentres.map(({ department }) => department))).toEqual(new Set(['46']));
  });
});

describe('the vocabulary of equipment', () => {
  const EQUIPMENT = '/administration/equipment';
  const SEARCH = `/api/v1/availability?date=${TUESDAY}&halfDay=morning&equipment=touch_table`;

  test('grows by a word that resources, the search and programs then know', async () => {
    expect((await service.anybody.get(SEARCH)).body).toHaveProperty('errors.0.field', 'equipment[0]');
    const ada = await administratorOf(service);
    await ada.open(EQUIPMENT);
    const added = await ada.press(EQUIPMENT, { french: 'table tactile', english: 'touch table' });
    expect(added.path).toBe(`${EQUIPMENT}?done=added`);
    expect((await ada.press(EQUIPMENT, { french: 'Table tactile', english: 'other' })).status).toBe(422);

    const desk = `${FIGEAC}/resources`;
    const key = /resources\/(fig-[a-z0-9-]+)"/.exec((await ada.open(desk)).html)?.[1] ?? '';
    await ada.open(`${desk}/${key}`);
    const fields = { name: 'Poste tactile', size: '1', 'equipment-touch_table': 'yes' };
    expect((await ada.press(`${desk}/${key}`, fields)).path).toBe(`${desk}?done=saved`);
    expect((await service.anybody.get(SEARCH)).body).toHaveProperty('offers.length', 1);
    expect((await service.anybody.get('/telecentres/figeac', HTML)).body).toContain('table tactile');
    expect((await service.anybody.get('/search', HTML)).body).toContain('value="touch_table"');

    // Retired, it is asked for no more, and stays where it is.
    await ada.open(EQUIPMENT);
    await ada.press(`${EQUIPMENT}/touch_table/retirement`);
    expect((await service.anybody.get('/search', HTML)).body).not.toContain('value="touch_table"');
    expect((await service.anybody.get('/telecentres/figeac', HTML)).body).toContain('table tactile');
  });
});

const HTML = { accept: 'text/html' };

/** The second button of the form sends the same to another address. */
async function importPasted(file: string, seen = ''): Promise<string> {
  const visitor = await service.visitor('ada@example.org', { secondFactor: true });
  const { headers } = await visitor.send(`${FILE}/import`, {
    file,
    seen,
    formToken: await formTokenOf(visitor.session),
  });
  return String(headers['location']);
}

async function formTokenOf(session: string): Promise<string> {
  const { formTokenOf: tokenOf } = await import('../../src/accounts/form-token.js');
  return tokenOf(session);
}

function withoutTuesday(file: FileTelecentre): FileTelecentre {
  const { openingHours: hours, provenance } = file;
  const openingHours = { ...hours, week: { ...hours.week, tue: { segments: [] } } };
  return { ...file, openingHours, provenance: { ...provenance, sources: {}, assumed: [], notFound: [] } };
}
