/** The codes of doors. A code is never an argument: whoever lists the processes of the machine would read it. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { InvalidArgumentError, type Command } from 'commander';
import { LONGEST_SHOWN_HOURS_BEFORE, SHOWN_HOURS_BEFORE } from '../door-codes/door-code.js';
import type { DoorCodeLine } from '../door-codes/door-codes.queries.js';
import { DoorCodes } from '../door-codes/door-codes.service.js';
import { line } from '../platform/http/fields.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { localDateOf } from '../reservation/local-time.js';
import { withApp } from './app-context.js';
import { complain } from './database-access.js';
import type { CommandLine } from './people.commands.js';

export function addDoorCodeCommands(
  program: Command,
  { settings, print }: Pick<CommandLine, 'settings' | 'print'>,
): void {
  const doorCode = program
    .command('door-code')
    .description('what opens the door of a telecentre; members see it on their booking');
  doorCode
    .command('set <telecentre>')
    .description('keep a code; it is asked for, or read from standard input')
    .allowExcessArguments()
    .option('--shown-before <hours>', 'how long before a booking it can be seen', hoursOf, SHOWN_HOURS_BEFORE)
    .action(async (telecentre: string, { shownBefore }: { shownBefore: number }, { args }: Command) => {
      if (args.length > 1) program.error(NEVER_AN_ARGUMENT);
      const code = readCode(await typedCode());
      const kept = await withApp(settings(), (app) =>
        app.get(DoorCodes).set(telecentre, code, shownBefore * 60),
      );
      if (!kept) throw new Error(`There is no telecentre "${telecentre}".\n${WHERE_TELECENTRES_ARE}`);
      print(
        `Kept. Whoever has booked at ${telecentre} can see it from ${shownBefore} hours before until the end.`,
      );
    });
  doorCode
    .command('remove <telecentre>')
    .description('forget the code; members are then told to ask the host')
    .action(async (telecentre: string) => {
      const removed = await withApp(settings(), (app) => app.get(DoorCodes).remove(telecentre));
      if (!removed) throw new Error(`No code is kept for "${telecentre}".\n${WHERE_CODES_ARE}`);
      print('Removed.');
    });
  doorCode
    .command('list')
    .description('print the telecentres that have one and since when, never the code')
    .action(async () => {
      const codes = await withApp(settings(), (app) => app.get(DoorCodes).list());
      for (const one of codes) print(lineOf(one));
      if (codes.length === 0) complain('No code is kept yet. Next: door-code set TELECENTRE');
    });
}

const NEVER_AN_ARGUMENT =
  'Name the telecentre alone: the code is asked for, never an argument, which others on this machine could read.';
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

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!/^\d+$/.test(text) || hours > LONGEST_SHOWN_HOURS_BEFORE)
    throw new InvalidArgumentError(`Say a number of hours from 0 to ${LONGEST_SHOWN_HOURS_BEFORE}.`);
  return hours;
}

/** `montmurat  24 hours before  since 2026-11-23` */
function lineOf({ telecentre, shownMinutesBefore, changedAt }: DoorCodeLine): string {
  const hours = shownMinutesBefore / 60;
  return `${telecentre}  ${hours} hours before  since ${localDateOf(changedAt.getTime(), MAINLAND_ZONE)}`;
}
