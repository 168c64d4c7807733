/** The codes of doors. A code is never an argument: whoever lists the processes of the machine would read it. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { DoorCodeLine } from '../door-codes/door-codes.queries.js';
import { DoorCodes } from '../door-codes/door-codes.service.js';
import type { Settings } from '../platform/config/settings.js';
import { line } from '../platform/http/fields.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Instant } from '../reservation/period.js';
import { localDateOf } from '../reservation/local-time.js';
import { withApp } from './app-context.js';
import { complain } from './output.js';

export async function setDoorCode(
  settings: Settings,
  telecentre: string,
  { shownBefore: shownHoursBefore, resource, from }: DoorCodeOptions,
): Promise<string> {
  const code = readCode(await typedCode());
  const kept = await withApp(settings, (app) =>
    app.get(DoorCodes).set(telecentre, code, {
      resource: resource ?? null,
      from: from ?? null,
      shownMinutesBefore: shownHoursBefore * 60,
    }),
  );
  if (!kept && resource !== undefined)
    throw new Error(`There is no "${resource}" at a telecentre "${telecentre}".\n${WHERE_TELECENTRES_ARE}`);
  if (!kept) throw new Error(`There is no telecentre "${telecentre}".\n${WHERE_TELECENTRES_ARE}`);
  return `Kept. Whoever has booked at ${telecentre} can see it from ${shownHoursBefore} hours before until the end.`;
}

export interface DoorCodeOptions {
  readonly shownBefore: number;
  /** Id of the place whose own door it opens. */
  readonly resource?: string;
  /** From when on it opens the door. */
  readonly from?: Instant;
}

export async function removeDoorCode(
  settings: Settings,
  telecentre: string,
  resource: string | null,
): Promise<string> {
  const removed = await withApp(settings, (app) => app.get(DoorCodes).remove(telecentre, resource));
  if (!removed) throw new Error(`No code is kept for "${telecentre}".\n${WHERE_CODES_ARE}`);
  return 'Removed.';
}

export async function listDoorCodes(settings: Settings): Promise<string[]> {
  return withApp(settings, async (app) => (await app.get(DoorCodes).list()).map(lineOf));
}

const WHERE_TELECENTRES_ARE = '"network export" prints the telecentres that there are.';
const WHERE_CODES_ARE = '"door-code list" prints the telecentres that have one.';

/** More would not be a code but instructions, which have their own place in the network file. */
const LONGEST_CODE = 40;

function readCode(typed: string): string {
  const code = line(LONGEST_CODE).safeParse(typed);
  if (!code.success) throw new Error(`Say a code of 1 to ${LONGEST_CODE} characters; nothing was kept.`);
  return code.data;
}

/** Typed unseen at a terminal; else the first line of what comes. */
async function typedCode(): Promise<string> {
  const { stdin } = process;
  if (stdin.isTTY) complain('The code of the door (it is not shown), then Enter:');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  const interrupted = once(reader, 'close').then(() => ['']);
  try {
    const [text = ''] = (await Promise.race([once(reader, 'line'), interrupted])) as string[];
    return text;
  } finally {
    reader.close();
  }
}

/** `montmurat  24 hours before  since 2026-11-23`; of one place, `montmurat/mon-salle`; of a key, `montmurat  key  ...`. */
function lineOf({ telecentre, resource, means, shownMinutesBefore, validFrom }: DoorCodeLine): string {
  const hours = shownMinutesBefore / 60;
  return [
    resource === null ? telecentre : `${telecentre}/${resource}`,
    ...(means === 'key' ? ['key'] : []),
    `${hours} hours before`,
    `since ${localDateOf(validFrom.getTime(), MAINLAND_ZONE)}`,
  ].join('  ');
}
