/** What the pages of roles say. */
import { dateInWords, MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { GrantedRole } from '../permissions/roles.js';
import type { GrantRecord } from './grant-record.js';
import { LONGEST_LOAN_DAYS } from './loan.js';

/** What was just done: its name in the address, its words on the page. */
export const DONE = ['granted', 'lent', 'unchanged', 'ended'] as const;
export type Done = (typeof DONE)[number];

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  granted: {
    fr: 'C’est fait\u00a0: ce rôle est donné. La personne le trouve dès qu’elle se connecte.',
    en: 'Done: the role is given. The person finds it as soon as they sign in.',
  },
  lent: {
    fr: 'C’est fait\u00a0: votre rôle est prêté. Vous restez hôte pendant ce temps.',
    en: 'Done: your role is lent. You stay host meanwhile.',
  },
  unchanged: {
    fr: 'Cette personne avait déjà ce rôle\u00a0: rien n’a changé.',
    en: 'This person had the role already: nothing has changed.',
  },
  ended: { fr: 'C’est fait\u00a0: ce rôle a pris fin.', en: 'Done: the role has ended.' },
};

/** The four ways in which a role ends, by who looks at it. */
export type Ending = 'revocation' | 'takingBack' | 'givingBack' | 'givingUp';

export function endingOf({ account, lender }: GrantRecord, visitor: string): Ending {
  if (lender === visitor) return 'takingBack';
  if (account !== visitor) return 'revocation';
  return lender === null ? 'givingUp' : 'givingBack';
}

export const ENDINGS: Readonly<Record<Ending, { readonly button: Words; readonly what: Words }>> = {
  revocation: {
    button: { fr: 'Retirer ce rôle', en: 'Revoke this role' },
    what: {
      fr: 'Cette personne perd ce rôle tout de suite, ainsi que ceux à qui elle l’a prêté. Ses propres réservations restent.',
      en: 'This person loses the role at once, and so does whoever it was lent to. Their own bookings stay.',
    },
  },
  takingBack: {
    button: { fr: 'Reprendre ce rôle', en: 'Take this role back' },
    what: { fr: 'Le prêt prend fin tout de suite.', en: 'The loan ends at once.' },
  },
  givingBack: {
    button: { fr: 'Rendre ce rôle', en: 'Give this role back' },
    what: { fr: 'Le prêt prend fin tout de suite.', en: 'The loan ends at once.' },
  },
  givingUp: {
    button: { fr: 'Renoncer à ce rôle', en: 'Give up this role' },
    what: {
      fr: 'Vous perdez ce rôle tout de suite, ainsi que ceux à qui vous l’avez prêté. Vos réservations restent.',
      en: 'You lose the role at once, and so does whoever you have lent it to. Your bookings stay.',
    },
  },
};

export const APPOINT: Readonly<Record<GrantedRole, Words>> = {
  host: { fr: 'Nommer un hôte', en: 'Appoint a host' },
  coordinator: { fr: 'Nommer un coordinateur', en: 'Appoint a coordinator' },
  administrator: { fr: 'Nommer un administrateur', en: 'Appoint an administrator' },
  employer_manager: { fr: 'Nommer un responsable', en: 'Appoint a manager' },
};

export const WHAT_THEY_DO: Readonly<Record<GrantedRole, Words>> = {
  host: {
    fr: 'Un hôte voit qui est attendu dans son télécentre, et réserve pour ceux qui appellent ou passent.',
    en: 'A host sees who is expected at the telecentre, and books for those who call or come by.',
  },
  coordinator: {
    fr: 'Un coordinateur nomme les hôtes de son département et les remplace au besoin. Il se connecte avec le code de son téléphone.',
    en: 'A coordinator appoints the hosts of the department and stands in for them. They sign in with the code of their phone.',
  },
  administrator: {
    fr: 'Un administrateur donne tous les rôles et règle le réseau entier. Il se connecte avec le code de son téléphone.',
    en: 'An administrator gives every role and settles the whole network. They sign in with the code of their phone.',
  },
  employer_manager: {
    fr: 'Un responsable parle pour un employeur. Il ne voit pas qui réserve.',
    en: 'A manager speaks for an employer. They do not see who books.',
  },
};

export const PAGE_WORDS = {
  title: { fr: 'Rôles', en: 'Roles' },
  introduction: {
    fr: 'Qui accueille, qui coordonne. Ce qui est changé ici vaut dès le clic suivant.',
    en: 'Who receives people, who coordinates. What is changed here counts from the next click.',
  },
  coordinators: { fr: 'Coordinateurs', en: 'Coordinators' },
  administrators: { fr: 'Administrateurs du réseau', en: 'Administrators of the network' },
  managers: { fr: 'Responsables pour un employeur', en: 'Managers for employers' },
  nobody: { fr: 'Personne pour le moment.', en: 'Nobody for the moment.' },
  you: { fr: 'vous', en: 'you' },
  notYetSignedIn: { fr: 'Ne s’est pas encore connecté ici', en: 'Has not signed in here yet' },
  lend: { fr: 'Prêter mon rôle à un voisin', en: 'Lend my role to a neighbour' },
  lending: {
    fr: `Pour des vacances ou une formation, un voisin vous remplace\u00a0: ${LONGEST_LOAN_DAYS}\u00a0jours au plus. Vous restez hôte, et vous pouvez reprendre ce rôle à tout moment.`,
    en: `For holidays or a training course a neighbour stands in for you: ${LONGEST_LOAN_DAYS} days at most. You stay host, and you can take the role back at any time.`,
  },
  lendButton: { fr: 'Prêter ce rôle', en: 'Lend this role' },
  email: { fr: 'Adresse électronique', en: 'E-mail address' },
  emailHelp: {
    fr: 'Celle avec laquelle cette personne se connecte, ou se connectera, ici',
    en: 'The one with which this person signs in, or will sign in, here',
  },
  from: { fr: 'Premier jour', en: 'First day' },
  until: { fr: 'Dernier jour', en: 'Last day' },
  siret: { fr: 'SIRET de l’employeur', en: 'SIRET of the employer' },
  siretHelp: { fr: 'Quatorze chiffres', en: 'Fourteen digits' },
  back: { fr: 'Revenir aux rôles', en: 'Back to the roles' },
  keep: { fr: 'Ne rien changer', en: 'Change nothing' },
  history: { fr: 'Ce qui a été donné et retiré', en: 'What was given and taken away' },
  latest: { fr: 'Voir les derniers changements', en: 'Show the latest changes' },
  givenUpTitle: { fr: 'Ce rôle n’est plus le vôtre', en: 'This role is no longer yours' },
  givenUp: {
    fr: 'Merci pour ce que vous avez fait. Vos réservations restent.',
    en: 'Thank you for what you have done. Your bookings stay.',
  },
  account: { fr: 'Aller à mon compte', en: 'Go to my account' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Depuis le mardi 12 janvier 2027`; of a loan, by whom and for which days. */
export function termsInWords(grant: GrantRecord, language: Language): string {
  const first = dayAt(grant.from, grant, language);
  if (grant.lender === null || grant.until === null)
    return language === 'fr' ? `Depuis le ${first}` : `Since ${first}`;
  const last = dayAt(new Date(grant.until.getTime() - 1), grant, language);
  const by = grant.lentBy ?? '';
  return language === 'fr'
    ? `Rôle prêté par ${by}, du ${first} au ${last}`
    : `Role lent by ${by}, from ${first} until ${last}`;
}

export function dayAt(moment: Date, { telecentre }: GrantRecord, language: Language): string {
  return dateInWords(localDateOf(moment.getTime(), telecentre?.timeZone ?? MAINLAND_ZONE), language);
}
