import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { GrantedRole } from '../permissions/roles.js';
import { isInForce, type GrantRecord } from './grant-record.js';
import type { RoleChange } from './history.js';
import {
  APPOINT,
  dayAt,
  DONE_IN_WORDS,
  ENDINGS,
  endingOf,
  PAGE_WORDS as WORDS,
  termsInWords,
  type Done,
} from './roles.pages.words.js';
import { changeInWords } from './roles.words.js';
import { reachOf, roleToGrant, roleToRevoke, type DepartmentPlaces, type Scope } from './scope.js';

export interface RolesPageProps {
  readonly visit: Visit;
  readonly departments: readonly DepartmentPlaces[];
  /** In force and to come. */
  readonly grants: readonly GrantRecord[];
  readonly history: readonly RoleChange[];
  readonly now: Instant;
  readonly done: Done | undefined;
}

export function RolesPage(props: RolesPageProps): JSX.Element {
  const { visit, departments, history, done } = props;
  const { language } = visit;
  const { everywhere } = reachOf(visitorOf(visit).caller);
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      {done !== undefined && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      <p>{WORDS.introduction[language]}</p>
      {departments.map((department) => (
        <Department key={department.code} {...props} department={department} />
      ))}
      {everywhere && (
        <>
          <h2>{WORDS.administrators[language]}</h2>
          <Holders {...props} scope={THE_NETWORK} />
          <h2>{WORDS.managers[language]}</h2>
          <Holders {...props} scope={ANY_EMPLOYER} />
        </>
      )}
      {history.length > 0 && <History history={history} language={language} />}
    </Framed>
  );
}

const THE_NETWORK: Scope = { role: 'administrator', telecentre: null, department: null, employer: null };
/** Which one is said with each person. */
const ANY_EMPLOYER: Scope = { ...THE_NETWORK, role: 'employer_manager' };

function Department(props: RolesPageProps & { readonly department: DepartmentPlaces }): JSX.Element {
  const { visit, department } = props;
  const { code, name, telecentres } = department;
  const { everywhere, departmentCodes } = reachOf(visitorOf(visit).caller);
  return (
    <section>
      <h2>{name}</h2>
      {(everywhere || departmentCodes.includes(code)) && (
        <>
          <h3>{WORDS.coordinators[visit.language]}</h3>
          <Holders
            {...props}
            place={name}
            scope={{ ...THE_NETWORK, role: 'coordinator', department: code }}
          />
        </>
      )}
      {telecentres.map((telecentre) => (
        <div key={telecentre.slug}>
          <h3>{telecentre.name}</h3>
          <Holders {...props} place={telecentre.name} scope={{ ...THE_NETWORK, role: 'host', telecentre }} />
        </div>
      ))}
    </section>
  );
}

/** Everybody who holds this role at this place, and the way to appoint one more. */
function Holders(props: RolesPageProps & { readonly scope: Scope; readonly place?: string }): JSX.Element {
  const { visit, grants, scope, place } = props;
  const { language } = visit;
  const holders = grants.filter((grant) => isOf(grant, scope));
  const appoint = APPOINT[scope.role][language];
  const mayAppoint = roleToGrant(visitorOf(visit).caller, scope) !== null;
  return (
    <>
      {holders.length === 0 && <p class="muted">{WORDS.nobody[language]}</p>}
      {holders.length > 0 && (
        <ul class="rows">
          {holders.map((grant) => (
            <Holder key={grant.id} {...props} grant={grant} />
          ))}
        </ul>
      )}
      {mayAppoint && (
        <p>
          <a
            class="button quiet"
            href={appointmentPath(scope)}
            aria-label={place === undefined ? appoint : `${appoint}, ${place}`}
          >
            {appoint}
          </a>
        </p>
      )}
    </>
  );
}

function Holder({ visit, now, grant }: RolesPageProps & { readonly grant: GrantRecord }): JSX.Element {
  const { language } = visit;
  const { account } = visitorOf(visit).caller;
  return (
    <li>
      <p>
        <strong>{grant.name ?? grant.email}</strong>
        {grant.account === account && ` (${WORDS.you[language]})`}
        <br />
        <span class="muted">
          {grant.name === null ? WORDS.notYetSignedIn[language] : grant.email}
          {grant.employer !== null && (
            <>
              <br />
              SIRET {grant.employer}
            </>
          )}
          <br />
          {termsInWords(grant, language)}
        </span>
      </p>
      <HolderActions visit={visit} now={now} grant={grant} />
    </li>
  );
}

function HolderActions({
  visit,
  now,
  grant,
}: {
  readonly visit: Visit;
  readonly now: Instant;
  readonly grant: GrantRecord;
}): JSX.Element | null {
  const { language } = visit;
  const { caller } = visitorOf(visit);
  const { id, role, lender } = grant;
  const mayLend =
    role === 'host' && lender === null && grant.account === caller.account && isInForce(grant, now);
  const mayEnd = roleToRevoke(caller, grant) !== null;
  if (!mayLend && !mayEnd) return null;
  const { button } = ENDINGS[endingOf(grant, caller.account)];
  const whose = `${button[language]}, ${grant.name ?? grant.email}`;
  return (
    <div class="actions">
      {mayLend && (
        <a class="button quiet" href={`/roles/${id}/loan`}>
          {WORDS.lend[language]}
        </a>
      )}
      {mayEnd && (
        <a class="button quiet" href={`/roles/${id}/revocation`} aria-label={whose}>
          {button[language]}
        </a>
      )}
    </div>
  );
}

function History({
  history,
  language,
}: {
  readonly history: readonly RoleChange[];
  readonly language: Language;
}): JSX.Element {
  return (
    <section>
      <h2>{WORDS.history[language]}</h2>
      <details>
        <summary>{WORDS.latest[language]}</summary>
        <ul class="rows">
          {history.map((change) => (
            <li key={`${change.what} ${change.grant.id}`}>
              <p>
                <span class="muted">{dayAt(change.at, change.grant, language)}</span>
                <br />
                {changeInWords(change, language)}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function isOf(grant: GrantRecord, { role, telecentre, department }: Scope): boolean {
  return (
    grant.role === role &&
    grant.telecentre?.slug === telecentre?.slug &&
    (role !== 'coordinator' || grant.department === department)
  );
}

function appointmentPath({ role, telecentre, department }: Scope): string {
  const where: Readonly<Record<GrantedRole, string>> = {
    host: `&telecentre=${telecentre?.slug ?? ''}`,
    coordinator: `&department=${department ?? ''}`,
    administrator: '',
    employer_manager: '',
  };
  return `/roles/new?role=${role}${where[role]}`;
}
