import { examine } from '../doctor/invariants.js';
import type { Settings } from '../platform/config/settings.js';
import { withDatabase } from './database-access.js';
import { print } from './output.js';

/** Prints what was examined; false when anything is wrong. */
export async function doctor(settings: Settings): Promise<boolean> {
  const { counts, diagnoses } = await withDatabase(settings, (database) => examine(database, Date.now()));
  for (const [what, count] of counts) print(`${String(count).padStart(10)}  ${what}`);
  print('');
  for (const { invariant, offences } of diagnoses) {
    print(`${offences.length === 0 ? 'ok   ' : 'WRONG'}  ${invariant}`);
    for (const place of offences) print(`         ${place}`);
  }
  const wrong = diagnoses.filter(({ offences }) => offences.length > 0).length;
  print('');
  print(
    wrong === 0
      ? 'All is well.'
      : `${wrong} of ${diagnoses.length} are wrong. Stop the service and restore or mend before going on.`,
  );
  return wrong === 0;
}
