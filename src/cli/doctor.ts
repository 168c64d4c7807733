import { examine, type Diagnosis } from '../doctor/invariants.js';
import type { Settings } from '../platform/config/settings.js';
import { withDatabase } from './database-access.js';
import { print } from './output.js';

/** Prints what was examined; false when anything is wrong. */
export async function doctor(settings: Settings): Promise<boolean> {
  const { counts, diagnoses } = await withDatabase(settings, (database) => examine(database, Date.now()));
  for (const [what, count] of counts) print(`${String(count).padStart(10)}  ${what}`);
  print('');
  for (const { invariant, offences, remedy } of diagnoses) {
    print(`${offences.length === 0 ? 'ok   ' : 'WRONG'}  ${invariant}`);
    for (const place of offences) print(`         ${place}`);
    if (offences.length > 0 && remedy !== null) print(`       ${remedy}`);
  }
  const wrong = diagnoses.filter(({ offences }) => offences.length > 0);
  print('');
  print(conclusionOf(wrong, diagnoses.length));
  return wrong.length === 0;
}

function conclusionOf(wrong: readonly Diagnosis[], all: number): string {
  if (wrong.length === 0) return 'All is well.';
  const isDamaged = wrong.some(({ remedy }) => remedy === null);
  return `${wrong.length} of ${all} are wrong. ${isDamaged ? 'Stop the service and restore or mend before going on.' : 'Nothing is damaged.'}`;
}
