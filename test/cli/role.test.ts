import { dropDatabase, freshDatabase } from '../support/database.js';
import { startService, type TestService } from '../support/service.js';
import { said, telecentre, type Run } from './command.js';

let service: TestService;
beforeAll(async () => (service = await startService({ databaseUrl: await freshDatabase() })));
afterAll(async () => {
  await service.close();
  await dropDatabase(service.databaseUrl);
});

describe('role', () => {
  test('grants the first administrator, lists them, and revokes even the last', async () => {
    const granted = await role('grant', 'Ada@Example.org', 'administrator');
    expect(granted).toMatchObject({ code: 0, stderr: '' });
    expect(granted.stdout).toMatch(/^Granted: [\da-f-]{36} {2}administrator {2}ada@example\.org\n$/);
    const again = await roleSaid('grant', 'ada@example.org', 'administrator');
    expect(again.stdout).toMatch(/^It was granted before: /);

    const list = await roleSaid('list');
    expect(list).toMatchObject({ code: 0, stderr: '', stdout: granted.stdout.replace('Granted: ', '') });
    const revoked = await role('revoke', list.stdout.split(' ')[0] ?? '');
    expect(revoked).toMatchObject({ code: 0, stderr: '' });
    expect(revoked.stdout).toMatch(/^Revoked: .*ada@example\.org/);
    const nobody = await roleSaid('list');
    expect(nobody).toMatchObject({ code: 0, stdout: '' });
    expect(nobody.stderr).toContain('Next: role grant EMAIL administrator');
    const trail = await service.database.query('select action, actor from audit_entry order by id');
    expect(trail).toEqual(
      ['account.created', 'role.granted', 'role.revoked'].map((action) => ({ action, actor: null })),
    );
  });

  test.each([
    ['host', '--telecentre', 'figeac'],
    ['coordinator', '--department', '46'],
    ['employer_manager', '--employer', '73282932000074'],
  ])('grants a %s with %s %s', async (name, option, place) => {
    const { code, stdout } = await roleSaid('grant', 'jeanne@example.org', name, option, place);
    expect(code).toBe(0);
    expect(stdout).toContain(`${name}  ${place}  jeanne@example.org`);
  });

  test.each([
    [['grant', 'jeanne', 'administrator'], /email: must be an e-mail address[^]*Examples:/],
    [['grant', 'a@example.org', 'king'], /role: must be one of: host, coordinator[^]*Examples:/],
    [['grant', 'a@example.org', 'host'], /telecentre: is missing[^]*--telecentre figeac/],
    [['grant', 'a@example.org', 'administrator', '--department', '46'], /department: is too much/],
    [
      ['grant', 'a@example.org', 'host', '--telecentre', 'brigadoon'],
      /telecentre: is not a telecentre of the network\n"network export" prints/,
    ],
    [
      ['grant', 'a@example.org', 'coordinator', '--department', '75'],
      /department: is not a department of the network\n"network export" prints/,
    ],
    [['revoke', 'ada'], /"ada" is not the id of a role\.\n"role list" prints/],
    [['revoke', '00000000-0000-4000-8000-000000000000'], /"role list" prints the ids/],
  ])('says what is wrong and what to do next: %j', async (args, words) => {
    const run = await roleSaid(...args);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(words);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(await service.database.query("select from account where email = 'a@example.org'")).toEqual([]);
  });
});

function role(...args: readonly string[]): Promise<Run> {
  return telecentre(['role', ...args], { DATABASE_URL: service.databaseUrl });
}

function roleSaid(...args: readonly string[]): Promise<Run> {
  return said(['role', ...args], { DATABASE_URL: service.databaseUrl });
}
