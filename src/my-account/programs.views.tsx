import type { JSX } from 'preact';
import type { AccessToken } from '../accounts/access-token.entity.js';
import type { IssuedToken } from '../accounts/access-tokens.service.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { TOKEN_SCOPES, type TokenScope } from '../permissions/permissions.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Field, Form, Tick, WhatIsWrong } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import { AccountFrame } from './account-frame.js';
import { dateOf, dayInWords } from './day-in-words.js';
import type { Done } from './done.js';
import { PROGRAM_DAYS, USUAL_DAYS } from './my-account.schemas.js';

export interface ProgramsPageProps {
  readonly visit: Visit;
  /** Their access tokens. */
  readonly programs: readonly AccessToken[];
  readonly isHost: boolean;
  readonly now: Instant;
  readonly form: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function ProgramsPage(props: ProgramsPageProps): JSX.Element {
  const { visit, programs, form, done } = props;
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="programs" done={done}>
      <WhatIsWrong form={form} language={language} />
      <p>
        {WORDS.what[language]} <a href="/api/v1/docs">{WORDS.documentation[language]}</a>
      </p>
      {programs.length > 0 && (
        <ul class="rows">
          {programs.map((program) => (
            <Program key={program.id} {...props} program={program} />
          ))}
        </ul>
      )}
      <h2>{WORDS.give[language]}</h2>
      <NewProgramForm {...props} />
    </AccountFrame>
  );
}

/** The only time that anybody sees it. */
export function NewProgramPage({
  visit,
  label,
  issued: { token, expiresAt },
}: {
  readonly visit: Visit;
  readonly label: string;
  readonly issued: IssuedToken;
}): JSX.Element {
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="programs">
      <div class="notice" role="status">
        <p>
          {WORDS.given[language]} <strong>{label}</strong>
        </p>
        <p>{WORDS.copyNow[language]}</p>
      </div>
      <p>
        <code class="secret">{token}</code>
      </p>
      <p class="muted">
        {WORDS.until[language]} {dateOf(expiresAt, language)}
      </p>
      <p>
        <a class="button" href="/account/programs">
          {WORDS.copied[language]}
        </a>
      </p>
    </AccountFrame>
  );
}

function Program({
  visit,
  now,
  program,
}: ProgramsPageProps & { readonly program: AccessToken }): JSX.Element {
  const { language } = visit;
  const { id, label, scopes, lastUsedAt, expiresAt } = program;
  return (
    <li>
      <p>
        <strong>{label}</strong>
        <br />
        {scopesInWords(scopes, language)}
        <br />
        <span class="muted">
          {WORDS.lastUse[language]}{' '}
          {lastUsedAt === null ? WORDS.never[language] : dayInWords(lastUsedAt, now, language)}
          <br />
          {WORDS.until[language]} {dateOf(expiresAt, language)}
        </span>
      </p>
      <Form action={`/account/programs/${id}/revocation`} formToken={visitorOf(visit).formToken}>
        <button type="submit" class="quiet" aria-label={`${WORDS.stop[language]} ${label}`}>
          {WORDS.stop[language]}
        </button>
      </Form>
    </li>
  );
}

function NewProgramForm({ visit, isHost, form }: ProgramsPageProps): JSX.Element {
  const { language } = visit;
  const scopes = TOKEN_SCOPES.filter((scope) => scope !== 'host' || isHost);
  const wrong = form?.errors?.['scopes'];
  return (
    <Form action="/account/programs" formToken={visitorOf(visit).formToken}>
      <Field
        name="label"
        label={WORDS.label[language]}
        help={WORDS.labelHelp[language]}
        value={form?.typed['label']}
        error={form?.errors?.['label']}
        maxlength={100}
        required
      />
      <fieldset
        id="scopes"
        class="field"
        tabIndex={-1}
        {...(wrong === undefined ? {} : { 'aria-describedby': 'scopes-error' })}
      >
        <legend>{WORDS.scopes[language]}</legend>
        {wrong !== undefined && (
          <small id="scopes-error" class="wrong">
            {wrong}
          </small>
        )}
        {scopes.map((scope) => (
          <Tick
            key={scope}
            name={scope}
            label={SCOPES_IN_WORDS[scope][language]}
            checked={form === null ? scope === 'read' : form.typed[scope] === 'yes'}
          />
        ))}
      </fieldset>
      <Choice
        name="days"
        label={WORDS.days[language]}
        options={PROGRAM_DAYS.map((days) => ({ value: days, label: `${days}\u00a0${WORDS.day[language]}` }))}
        value={form?.typed['days'] ?? USUAL_DAYS}
        error={form?.errors?.['days']}
      />
      <button type="submit">{WORDS.add[language]}</button>
    </Form>
  );
}

function scopesInWords(scopes: readonly TokenScope[], language: Language): string {
  return scopes.map((scope) => SCOPES_IN_WORDS[scope][language]).join(language === 'fr' ? '\u00a0; ' : '; ');
}

const SCOPES_IN_WORDS: Readonly<Record<TokenScope, Words>> = {
  read: { fr: 'Lire mes réservations', en: 'Read my bookings' },
  book: { fr: 'Réserver, déplacer et annuler pour moi', en: 'Book, move and cancel for me' },
  host: {
    fr: 'Voir et gérer les réservations du télécentre où j’accueille',
    en: 'See and manage the bookings of the telecentre where I am host',
  },
};

const WORDS = {
  what: {
    fr: 'Un programme que vous utilisez (un agenda, un tableur, un outil de votre employeur) peut agir pour vous. La plupart des gens n’en ont pas besoin.',
    en: 'A program that you use (a calendar, a spreadsheet, a tool of your employer) can act for you. Most people do not need this.',
  },
  documentation: { fr: 'Documentation pour les programmeurs', en: 'Documentation for programmers' },
  give: { fr: 'Donner un accès', en: 'Give access' },
  given: { fr: 'Accès créé pour', en: 'Access made for' },
  copyNow: {
    fr: 'Copiez maintenant cette clé dans le programme\u00a0: elle ne sera plus affichée. Ne la donnez à personne d’autre.',
    en: 'Copy this key into the program now: it will not be shown again. Give it to nobody else.',
  },
  copied: { fr: 'C’est copié', en: 'It is copied' },
  lastUse: { fr: 'Dernière utilisation\u00a0:', en: 'Last used:' },
  never: { fr: 'jamais', en: 'never' },
  until: { fr: 'Valable jusqu’au', en: 'Works until' },
  stop: { fr: 'Retirer l’accès', en: 'Withdraw access' },
  label: { fr: 'Quel programme\u00a0?', en: 'Which program?' },
  labelHelp: {
    fr: 'Un nom qui vous le rappellera, comme «\u00a0agenda du bureau\u00a0»',
    en: 'A name that will remind you, such as “office calendar”',
  },
  scopes: { fr: 'Ce programme pourra', en: 'This program may' },
  days: { fr: 'Pendant', en: 'For' },
  day: { fr: 'jours', en: 'days' },
  add: { fr: 'Créer cet accès', en: 'Make this access' },
} as const satisfies Readonly<Record<string, Words>>;
