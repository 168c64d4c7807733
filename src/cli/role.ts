import type { Settings } from '../platform/config/settings.js';
import { wordsFor } from '../platform/http/field.words.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import { roleGrantParams, newRoleGrant } from '../roles/roles.schemas.js';
import type { GrantRecord } from '../roles/grant-record.js';
import { RolesService, type Appointment } from '../roles/roles.service.js';
import { placeOf } from '../roles/scope.js';
import { withApp } from './app-context.js';

/** As the operator, who may everything: so comes the first administrator. */
export async function grantRole(
  settings: Settings,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  const wish = readAppointment(typed);
  return withApp(settings, async (app) => {
    try {
      const { grant, isNew } = await app.get(RolesService).grant(null, wish, 'en');
      return `${isNew ? 'Granted' : 'It was granted before'}: ${lineOf(grant)}`;
    } catch (error) {
      throw inPlainWords(error, WHERE_PLACES_ARE);
    }
  });
}

/** Those in force and to come, one on a line. */
export async function listRoles(settings: Settings): Promise<string[]> {
  return withApp(settings, async (app) => {
    const grants = await app
      .get(RolesService)
      .list(null, { telecentre: null, department: null, past: false });
    return grants.map(lineOf);
  });
}

export async function revokeRole(settings: Settings, typed: string): Promise<string> {
  const id = readGrantId(typed);
  return withApp(settings, async (app) => {
    try {
      return `Revoked: ${lineOf(await app.get(RolesService).revoke(null, id))}`;
    } catch (error) {
      throw inPlainWords(error, WHERE_IDS_ARE);
    }
  });
}

/** Checks what was typed before anything is opened. */
function readAppointment(typed: Readonly<Record<string, string>>): Appointment {
  const read = newRoleGrant.safeParse(typed, { error: (issue) => wordsFor(issue).en });
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${lines.join('\n')}\n${HOW_TO_GRANT}`);
}

function readGrantId(typed: string): string {
  const read = roleGrantParams.safeParse({ id: typed.toLowerCase() });
  if (!read.success) throw new Error(`"${typed}" is not the id of a role.\n${WHERE_IDS_ARE}`);
  return read.data.id;
}

const HOW_TO_GRANT = `Examples:
  role grant marie@example.org administrator
  role grant marie@example.org coordinator --department 15
  role grant marie@example.org host --telecentre figeac
  role grant marie@example.org employer_manager --employer 35600000000048`;
const WHERE_PLACES_ARE = '"network export" prints the telecentres and departments that there are.';
const WHERE_IDS_ARE = '"role list" prints the ids of the roles in force.';

/** `4f0c…  host  figeac  marie@example.org  until 2026-12-07, lent by jeanne@example.org` */
function lineOf(grant: GrantRecord): string {
  const until = grant.until && `until ${grant.until.toISOString().slice(0, 10)}`;
  const lentBy = grant.lentBy && `lent by ${grant.lentBy}`;
  const loan = [until, lentBy].filter((words) => words !== null).join(', ');
  return [grant.id, grant.role, placeOf(grant), grant.email, loan].filter(Boolean).join('  ');
}

function inPlainWords(error: unknown, next: string): unknown {
  if (!(error instanceof Problem)) return error;
  const lines = fieldErrorsOf(error.content).map(({ field, message }) => `${field}: ${message}`);
  return new Error([...(lines.length > 0 ? lines : [error.content.title.en]), next].join('\n'));
}
