/** Roles, and what stands in their way, in words for people. */
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { GrantedRole } from '../permissions/roles.js';
import { localDateOf } from '../reservation/local-time.js';
import type { GrantRecord } from './grant-record.js';
import type { RoleChange } from './history.js';
import { FARTHEST_LOAN_DAYS, LONGEST_LOAN_DAYS, MOST_LOANS_A_DAY, type LoanRule } from './loan.js';
import type { ScopeField } from './scope.js';

export const ROLES_IN_WORDS: Readonly<Record<GrantedRole, Words>> = {
  host: { fr: 'Hôte', en: 'Host' },
  coordinator: { fr: 'Coordinateur', en: 'Coordinator' },
  administrator: { fr: 'Administrateur du réseau', en: 'Administrator of the network' },
  employer_manager: { fr: 'Responsable pour un employeur', en: 'Manager for an employer' },
};

/** `Hôte : Espace de coworking, prêté par Jeanne Vidal jusqu’au dimanche 6 décembre 2026`. */
export function grantInWords(grant: GrantRecord, language: Language): string {
  const role = placedRole(grant, language);
  if (grant.lentBy === null || grant.until === null || grant.telecentre === null) return role;
  const lastDay = localDateOf(grant.until.getTime() - 1, grant.telecentre.timeZone);
  const until = dateInWords(lastDay, language);
  return language === 'fr'
    ? `${role}, prêté par ${grant.lentBy} jusqu’au ${until}`
    : `${role}, lent by ${grant.lentBy} until ${until}`;
}

/** `Hôte : Espace de coworking`. */
export function placedRole(
  { role, telecentre, departmentName, employer }: GrantRecord,
  language: Language,
): string {
  const place = telecentre?.name ?? departmentName ?? employer;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return ROLES_IN_WORDS[role][language] + (place === null ? '' : colon + place);
}

/** `Rôle prêté à Nina par Jeanne Vidal – Hôte : Télécentre de Montmurat`. */
export function changeInWords({ what, grant, by }: RoleChange, language: Language): string {
  const verb = VERBS[what === 'granted' && grant.lender !== null ? 'lent' : what][language];
  const [to, from] = language === 'fr' ? ['à', 'par'] : ['to', 'by'];
  const whom = what === 'revoked' && language === 'en' ? 'from' : to;
  const actor = by === null ? '' : ` ${from} ${by}`;
  return `${verb} ${whom} ${grant.name ?? grant.email}${actor} – ${placedRole(grant, language)}`;
}

const VERBS: Readonly<Record<RoleChange['what'] | 'lent', Words>> = {
  granted: { fr: 'Rôle donné', en: 'Role given' },
  lent: { fr: 'Rôle prêté', en: 'Role lent' },
  revoked: { fr: 'Rôle retiré', en: 'Role taken' },
};

export const LOAN_RULES_IN_WORDS: Readonly<
  Record<LoanRule, Words & { readonly field: 'from' | 'until' | 'email' }>
> = {
  'loan-in-the-past': {
    field: 'from',
    fr: 'Le prêt ne peut pas commencer avant aujourd’hui.',
    en: 'The loan cannot begin before today.',
  },
  'loan-too-long': {
    field: 'until',
    fr: `Un rôle se prête pour ${LONGEST_LOAN_DAYS}\u00a0jours au plus\u00a0; au-delà, demandez à votre coordinateur de nommer un autre hôte.`,
    en: `A role is lent for ${LONGEST_LOAN_DAYS} days at most; for longer, ask your coordinator to appoint another host.`,
  },
  'loan-too-far-ahead': {
    field: 'from',
    fr: `Le prêt ne peut pas commencer dans plus de ${FARTHEST_LOAN_DAYS}\u00a0jours.`,
    en: `The loan cannot begin in more than ${FARTHEST_LOAN_DAYS} days.`,
  },
  'too-many-loans': {
    field: 'email',
    fr: `On prête au plus ${MOST_LOANS_A_DAY}\u00a0fois par jour\u00a0; réessayez demain.`,
    en: `Roles are lent ${MOST_LOANS_A_DAY} times a day at most; try again tomorrow.`,
  },
};

export const UNKNOWN_DEPARTMENT: Words = {
  fr: 'n’est pas un département du réseau',
  en: 'is not a department of the network',
};

export const NOT_A_SIRET: Words = {
  fr: 'doit être un numéro SIRET\u00a0: quatorze chiffres, dont le dernier est la clé',
  en: 'must be a SIRET number: fourteen digits, the last of which is its key',
};

export const NOT_YOURSELF: Words = {
  fr: 'est la vôtre\u00a0: un rôle se prête à quelqu’un d’autre',
  en: 'is your own: a role is lent to somebody else',
};

export const ENDS_BEFORE_IT_BEGINS: Words = {
  fr: 'ne peut pas venir avant le premier jour',
  en: 'cannot come before the first day',
};

export function notForThisRole(needed: ScopeField | null): Words {
  if (needed === null)
    return {
      fr: 'est de trop\u00a0: ce rôle vaut pour tout le réseau',
      en: 'is too much: this role is for all the network',
    };
  return {
    fr: `est de trop\u00a0: ce rôle vaut pour «\u00a0${needed}\u00a0»`,
    en: `is too much: this role wants "${needed}"`,
  };
}
