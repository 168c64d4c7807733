import { InvalidArgumentError, type Command } from 'commander';
import { LONGEST_SHOWN_HOURS_BEFORE, SHOWN_HOURS_BEFORE } from '../door-codes/door-code.js';
import type { Settings } from '../platform/config/settings.js';
import type { DoorCodeOptions } from './door-code.js';
import { complain, print } from './output.js';

export function addDoorCodeCommands(program: Command, settings: () => Settings): void {
  const doorCode = program
    .command('door-code')
    .description(
      'what opens the door of a telecentre; members see it on the page of their booking or rental',
    );
  doorCode
    .command('set <telecentre>')
    .description('keep a code; it is asked for, or read from standard input')
    .allowExcessArguments()
    .option('--shown-before <hours>', 'how long before a booking it can be seen', hoursOf, SHOWN_HOURS_BEFORE)
    .option('--resource <id>', 'of one place with a door of its own, by its id in the network file')
    .option('--from <moment>', 'when it replaces the one before, such as 2026-12-01T08:00+01:00', momentOf)
    .action(async (telecentre: string, options: DoorCodeOptions, { args }: Command) => {
      if (args.length > 1) program.error(NEVER_AN_ARGUMENT);
      const { setDoorCode } = await import('./door-code.js');
      print(await setDoorCode(settings(), telecentre, options));
    });
  doorCode
    .command('remove <telecentre>')
    .description('forget the code; members are then told to ask the host')
    .option('--resource <id>', 'of one place with a door of its own')
    .action(async (telecentre: string, { resource = null }: { resource?: string | null }) => {
      const { removeDoorCode } = await import('./door-code.js');
      print(await removeDoorCode(settings(), telecentre, resource));
    });
  doorCode
    .command('list')
    .description('print the telecentres that have one and since when, never the code')
    .action(async () => {
      const { listDoorCodes } = await import('./door-code.js');
      const lines = await listDoorCodes(settings());
      for (const line of lines) print(line);
      if (lines.length === 0) complain('No code is kept yet. Next: door-code set TELECENTRE');
    });
}

const NEVER_AN_ARGUMENT =
  'Name the telecentre alone: the code is asked for, never an argument, which others on this machine could read.';

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!/^\d+$/.test(text) || hours > LONGEST_SHOWN_HOURS_BEFORE)
    throw new InvalidArgumentError(`Say a number of hours from 0 to ${LONGEST_SHOWN_HOURS_BEFORE}.`);
  return hours;
}

/** With its offset: the machine may stand anywhere. */
function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (!/T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(moment))
    throw new InvalidArgumentError('Say a moment with its offset, such as 2026-12-01T08:00+01:00.');
  return moment;
}
