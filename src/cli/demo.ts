import { DemoService, type PresentPerson } from '../demo/demo.service.js';
import type { Settings } from '../platform/config/settings.js';
import { type Site } from '../platform/web/site.js';
import { SignInLinksService } from '../sign-in/sign-in-links.service.js';
import { withApp } from './app-context.js';

/** Loads them, and says what came of it. */
export async function loadDemo(settings: Settings): Promise<string> {
  return withApp(settings, async (app) => sayLoaded(await app.get(DemoService).load()));
}

export async function clearDemo(settings: Settings): Promise<string> {
  const { people, bookings } = await withApp(settings, (app) => app.get(DemoService).clear());
  if (people === 0) return 'There was nothing of the demonstration.';
  return `Removed ${people} people of the demonstration and ${bookings} bookings. What is real stays.`;
}

/** Each with a link that signs in once, and the code of their second factor. `base` is where the service answers. */
export async function demoPeople(settings: Settings, base: string | undefined): Promise<string[]> {
  const { PUBLIC_URL } = settings;
  if (PUBLIC_URL !== undefined)
    throw new Error(
      `People of the demonstration only sign in on a machine of one's own, not at ${PUBLIC_URL}.`,
    );
  const url = localUrlOf(base, settings.PORT);
  return withApp(settings, async (app) => {
    const people = await app.get(DemoService).people();
    if (people.length === 0) throw new Error('The demonstration is not there. Next: demo load');
    const links = app.get(SignInLinksService);
    const lines = [];
    for (const person of people)
      lines.push(lineOf(person), `  ${url}${await links.pathFor(person.email, 'fr')}`, ...codeLine(person));
    return lines;
  });
}

/** For the console of a service that has just started: how to try it. Nothing when there is nobody to try it as. */
export async function howToTryIt(demo: DemoService, site: Site, isFresh: boolean): Promise<string[]> {
  const people = await demo.people();
  if (people.length === 0) return [];
  const leave = `Before real people come: ${COMMAND} demo clear`;
  if (!isFresh) return [`Imaginary people can be tried out at ${site.baseUrl}/. ${leave}`];
  const who = people.map((person) => `  ${lineOf(person)}`);
  return [`Try it: open ${site.baseUrl}/ and press a button to enter as`, ...who, leave];
}

export function sayLoaded({ people, bookings, isNew }: Awaited<ReturnType<DemoService['load']>>): string {
  return isNew
    ? `Loaded ${people} people of the demonstration and ${bookings} bookings of theirs. Next: demo people`
    : 'The demonstration was there already. Next: demo people, or demo clear';
}

const COMMAND = 'npm run telecentre --';
const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

function localUrlOf(base: string | undefined, port: number): string {
  if (base === undefined && port === 0)
    throw new Error('PORT is any free one: say --url, as the service has logged it.');
  if (base === undefined) return `http://127.0.0.1:${port}`;
  const url = URL.canParse(base) ? new URL(base) : null;
  if (url === null || !LOCAL_HOSTS.includes(url.hostname))
    throw new Error(`"${base}" is not an address of this machine, such as http://127.0.0.1:3000.`);
  return url.origin;
}

function lineOf({ name, who }: PresentPerson): string {
  return `${name}, ${who.en}`;
}

function codeLine({ code }: PresentPerson): string[] {
  return code === null ? [] : [`  second factor at this moment: ${code}`];
}
