/** What is known of a kind of record about people: whose it is, what of it is told, and how it is forgotten. */
export interface PersonalRecord {
  /** What the export calls it. */
  readonly section: string;
  readonly table: string;
  /** Which rows are the person's, in SQL: `mine` is a row of the table, `me` the person. */
  readonly whose: string;
  readonly sortedBy: string;
  /** What the export tells, field by field, in SQL. */
  readonly tells: Readonly<Record<string, string>>;
  /** Columns that nobody is told, and why. */
  readonly withholds?: Readonly<Record<string, string>>;
  /** How erasure forgets it, in SQL, where no foreign key does so when the account goes. */
  readonly forgottenBy?: string;
}

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly pseudonym: string;
}

/** Makes `me` known to the SQL of a record; its parameters are `personParameters`. */
export const WITH_ME =
  'with me (id, email, pseudonym, now) as (values ($1::uuid, $2::text, $3::uuid, $4::timestamptz))';

export function personParameters({ id, email, pseudonym }: Person, now: number): unknown[] {
  return [id, email, pseudonym, new Date(now)];
}

export const HASH = 'a hash, which only serves to recognise the secret';
export const SEALED = 'sealed: only the service can open it';
export const INTERNAL = 'a number of our own';
export const OF_ANOTHER = 'about somebody else';
