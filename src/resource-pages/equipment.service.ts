import { Injectable } from '@nestjs/common';
import { keyOf } from '../administration/names.js';
import { rememberChanges } from '../network-file/history.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { EquipmentWord } from '../telecentres/equipment.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';

/** The vocabulary of equipment: words are added and retired, and never mean anything else. */
@Injectable()
export class EquipmentService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  async words(): Promise<readonly EquipmentWord[]> {
    return (await this.directory.fresh()).equipment;
  }

  async add(
    caller: Caller,
    { french, english }: { readonly french: string; readonly english: string },
    language: Language,
  ): Promise<void> {
    const word = keyOf(english, 60).replaceAll('-', '_');
    const known = await this.words();
    if (known.some((one) => one.word === word || isCalled(one, french)))
      throw invalidRequest([{ field: 'french', message: KNOWN[language] }]);
    if (!/^[a-z]/.test(word)) throw invalidRequest([{ field: 'english', message: NO_WORD[language] }]);
    await this.database.transaction(async (sql) => {
      const added = await sql.query(
        'insert into equipment_word (word, french, english) values ($1, $2, $3) on conflict do nothing returning word',
        [word, french, english],
      );
      if (added.length === 0) throw invalidRequest([{ field: 'french', message: KNOWN[language] }]);
      const after = { word, french, english };
      await rememberChanges(sql, [{ ...NETWORK, before: {}, after }], caller.account, this.clock.now());
    });
    await this.directory.fresh();
  }

  /** Nobody is asked for it any more, and nothing new has it; offered again, all is as before. */
  async setRetired(caller: Caller, word: string, retired: boolean): Promise<void> {
    await this.database.transaction(async (sql) => {
      const [changed] = await sql.query<{ word: string }>(
        'update equipment_word set retired = $2 where word = $1 and retired <> $2 returning word',
        [word, retired],
      );
      const [known] = await sql.query('select from equipment_word where word = $1', [word]);
      if (known === undefined) throw notFound();
      if (changed === undefined) return;
      const [before, after] = [!retired, retired].map((is) => ({ word, state: is ? 'retired' : 'offered' }));
      await rememberChanges(sql, [{ ...NETWORK, before, after }], caller.account, this.clock.now());
    });
    await this.directory.fresh();
  }
}

const NETWORK = { telecentre: null, department: null };

function isCalled({ inWords }: EquipmentWord, french: string): boolean {
  return inWords.fr.localeCompare(french, 'fr', { sensitivity: 'base' }) === 0;
}

const KNOWN: Words = {
  fr: 'ce mot existe déjà',
  en: 'this word is there already',
};
const NO_WORD: Words = {
  fr: 'doit commencer par une lettre',
  en: 'must begin with a letter',
};
