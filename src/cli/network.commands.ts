import type { Command } from 'commander';
import type { Settings } from '../platform/config/settings.js';
import { print } from './output.js';

export function addNetworkCommands(program: Command, settings: () => Settings): void {
  const network = program.command('network').description('the departments, telecentres and resources');
  network
    .command('import [file]')
    .description('bring the network into the state that the file describes; a bad file is refused whole')
    .option('--pilot', 'the pilot network Aurillac-Figeac-Decazeville instead of a file')
    .action(async (file: string | undefined, { pilot }: { pilot?: true }) => {
      if ((file === undefined) === (pilot === undefined)) program.error('Name a file, or say --pilot.');
      const { importFile, importPilot } = await import('./network.js');
      const imported = file === undefined ? importPilot(settings()) : importFile(settings(), file);
      if (!(await imported)) process.exitCode = 1;
    });
  network
    .command('export')
    .description('print the network in the format that import reads')
    .action(async () => print(await (await import('./network.js')).exportedNetwork(settings())));
}
