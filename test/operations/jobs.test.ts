import { JobRunner } from '../../src/jobs/job-runner.js';
import { Timetable } from '../../src/jobs/timetable.js';
import { JOBS_IN_WORDS } from '../../src/operations/jobs.words.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';

const MAILBOX = { imapUrl: 'imap://nobody:nothing@127.0.0.1:1', authenticatedBy: undefined };

let service: TestService;
let administrator: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: null, inbound: MAILBOX });
});
beforeEach(async () => {
  await service.startAgain();
  administrator = await service.visitor(undefined, {
    grants: [{ role: 'administrator' }],
    secondFactor: true,
  });
});
afterAll(() => service.close());

describe('the page of the jobs', () => {
  test('names every job of the timetable in both languages, with when it is due next', async () => {
    const french = await page();
    await service.database.query(`update account set language = 'en'`);
    const english = await page();
    for (const { name } of service.app.get(Timetable).jobs) {
      expect(french).toContain(JOBS_IN_WORDS[name]?.fr ?? `nothing for ${name}`);
      expect(english.toLowerCase()).toContain(name);
    }
    expect(english).toContain('Next due: Monday 23 November 2026, 9:01');
    expect(french).toContain('Prochain passage : lundi 23 novembre 2026, 9 h 01');
    expect(french).toContain('Prochain passage : mardi 24 novembre 2026, 3 h 30');
    expect(french).toContain('Pas encore passé');
    expect(french).toContain('Rien n’a échoué ces sept derniers jours.');
  });

  test('says what became of the last run of each, and what failed lately', async () => {
    await service.app.get(Timetable).turn();
    const html = await page();
    expect(html).toMatch(
      /Libérer les places.*?rien à faire.*?Prévu : lundi 23 novembre 2026, 9 h, durée : 0,0 s/s,
    );
    expect(html).toMatch(
      /Oublier les anciennes sessions.*?fait \(lundi 23 novembre 2026, 9 h\)\. Prochain passage : lundi/s,
    );
    expect(html).toMatch(
      /Échecs des sept derniers jours.*Lire les réponses des agendas.*Échec : .*the mailbox cannot be reached.*Réservations et courriels/s,
    );
  });

  test('has what people feel before what keeps the house clean', async () => {
    const html = await page();
    const places = ['Échecs', 'Libérer', 'Lire', 'rappels', 'feuilles', 'Ménage', 'Oublier', 'Effacer'].map(
      (word) => html.indexOf(word),
    );
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  test('tells of a job that fails again and again once, with how often', async () => {
    for (let minute = 0; minute < 3; minute++) {
      await service.app.get(Timetable).turn();
      service.clock.advanceMinutes(1);
    }
    const html = await page();
    expect(html).toMatch(
      /Échecs des sept derniers jours.*Lire les réponses.*3 fois.*Prévu : lundi 23 novembre 2026, 9 h 02/s,
    );
    expect(html.match(/Échec :/g)).toHaveLength(2);
  });

  test('tells counts in the language of the reader', async () => {
    const work = (): Promise<string> => Promise.resolve('3 sent, 1 warned');
    const job = { name: 'sweep lapsed holds', schedule: { every: 1 }, work };
    await new JobRunner(service.database, service.clock).runDue([job]);
    expect(await page()).toContain('courriels écrits : 3, membres prévenus : 1');
  });

  test('tells of a run that was never heard of again, and after a week no more', async () => {
    await service.database.query(
      `insert into job_run (job, due_at, started_at) values ('send reminders', $1, $1)`,
      [new Date(service.clock.now())],
    );
    expect(await page()).not.toContain('Jamais terminé');
    service.clock.advanceMinutes(10);
    expect(await page()).toMatch(/Envoyer les rappels.*Jamais terminé/s);
    service.clock.advanceMinutes(7 * 24 * 60);
    expect(await page()).not.toContain('Jamais terminé');
  });
});

/** What is to be read on it. */
async function page(): Promise<string> {
  const answer = await administrator.get('/operations/jobs', { accept: 'text/html' });
  expect(answer.status).toBe(200);
  return String(answer.body)
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ');
}
