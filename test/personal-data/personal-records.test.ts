import type { PersonalRecord } from '../../src/personal-data/personal-record.js';
import { PERSONAL_RECORDS } from '../../src/personal-data/personal-records.js';
import { setUp, type SetUp } from './set-up.js';
import { allColumns } from './whole-database.js';

/** What no person is in, and why. */
const TABLES_WITHOUT_PEOPLE: Readonly<Record<string, string>> = {
  absence_charge: 'of places: whether a booking that was missed is due',
  allocation: 'units and times; whose they are, the booking says',
  attempt_count: 'keyed hashes that cannot be read back',
  booking_event_untold: 'numbers of events, for the moment until they are told',
  calendar_naming: 'what places are called',
  closed_month: 'of places: which months are closed',
  closure: 'of places',
  department: 'the network',
  door_code: 'of places',
  door_screen: 'of places: what is shown on them is read anew each time',
  employer: 'organisations',
  equipment_word: 'the vocabulary of the network',
  external_busy:
    'events of calendars kept elsewhere: whose they are, nobody knows here; their titles go after a month',
  external_conflict:
    'which event elsewhere met which booking; whose the booking is, it says itself, and a month after the event it goes',
  house_rules: 'published by the network',
  inbound_mail: 'what became of mails that were read; not whose they were',
  inbound_mailbox: 'a position in a mailbox',
  job_run: 'work by the clock',
  joint_news: 'of which series or team something is to be told; whose it is, they say',
  migration: 'the schema',
  network: 'the network',
  resource: 'places',
  resource_part: 'places',
  retention: 'settings of the network',
  site_identity: 'what the operator publishes of itself, and whom the law has it name',
  tariff_rule: 'what places cost',
  telecentre: 'places, as the network publishes them',
};

let world: SetUp;
beforeAll(async () => (world = await setUp()));
afterAll(() => world.close());

const RECORDS: readonly PersonalRecord[] = PERSONAL_RECORDS;

describe('the list of where people are in the database', () => {
  test('knows every table, or it is known why nobody is in it', async () => {
    const tables = new Set((await allColumns(world.database)).map(({ table }) => table));
    const known = new Set([...RECORDS.map(({ table }) => table), ...Object.keys(TABLES_WITHOUT_PEOPLE)]);
    expect([...known].sort()).toEqual([...tables].sort());
  });

  test.each(RECORDS.map((record) => [record.section, record] as const))(
    '%s: each column is told, says whose it is, or is withheld for a reason',
    async (_, record) => {
      const columns = (await allColumns(world.database))
        .filter(({ table }) => table === record.table)
        .map(({ column }) => column);
      const told = [...Object.values(record.tells), record.whose].flatMap(columnsIn);
      const withheld = Object.keys(record.withholds ?? {});
      expect([...new Set([...told, ...withheld])].sort()).toEqual(columns);
      expect(
        Object.values(record.tells)
          .flatMap(columnsIn)
          .filter((column) => withheld.includes(column)),
      ).toEqual([]);
    },
  );
});

function columnsIn(sql: string): string[] {
  return [...sql.matchAll(/\bmine\.(\w+)/g)].map(([, column = '']) => column);
}
