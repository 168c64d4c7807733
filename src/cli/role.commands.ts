import type { Command } from 'commander';
import { GRANTED_ROLES } from '../permissions/roles.js';
import type { Settings } from '../platform/config/settings.js';
import { complain, print } from './output.js';

export function addRoleCommands(program: Command, settings: () => Settings): void {
  const role = program
    .command('role')
    .description('who holds which role; the first administrator comes from here');
  role
    .command('grant <email> <role>')
    .description(`grant a role: ${GRANTED_ROLES.join(', ')}`)
    .option('--telecentre <slug>', 'where a host receives people')
    .option('--department <number>', 'that a coordinator coordinates')
    .option('--employer <siret>', "that an employer's manager answers for")
    .action(async (email: string, role: string, scope: Readonly<Record<string, string>>) => {
      const { grantRole } = await import('./role.js');
      print(await grantRole(settings(), { email, role, ...scope }));
    });
  role
    .command('list')
    .description('print the roles in force and to come, each with its id')
    .action(async () => {
      const { listRoles } = await import('./role.js');
      const lines = await listRoles(settings());
      for (const line of lines) print(line);
      if (lines.length === 0) complain('Nobody holds a role yet. Next: role grant EMAIL administrator');
    });
  role
    .command('revoke <id>')
    .description('revoke a role at once, even that of the last administrator')
    .action(async (id: string) => {
      const { revokeRole } = await import('./role.js');
      print(await revokeRole(settings(), id));
    });
}
