/** What people are told by mail of the roles that they are given, and that are taken from them. */
import type { Notice, NoticeWords } from '../accounts/account-notices.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { GrantRecord } from './grant-record.js';
import { dayAt } from './roles.pages.words.js';
import { placedRole } from './roles.words.js';

/** Given for good, or lent for some days. Whoever has never signed in is told how to. */
export function roleGranted(grant: GrantRecord): NoticeWords {
  const by = grant.lentBy ?? grant.grantedBy;
  return {
    fr: (when) => ({
      subject: grant.lender === null ? 'Un rôle vous est confié' : 'Un rôle vous est prêté',
      paragraphs: [
        `${by ?? OPERATOR.fr} vous a ${grant.lender === null ? 'confié' : 'prêté'} un rôle ${when}\u00a0: «\u00a0${placedRole(grant, 'fr')}\u00a0»${daysOf(grant, 'fr')}.`,
        ...howToSignIn(grant, 'fr'),
      ],
      action: actionFor(grant, 'fr'),
      otherwise: OTHERWISE.fr,
    }),
    en: (when) => ({
      subject: grant.lender === null ? 'You have been given a role' : 'You have been lent a role',
      paragraphs: [
        `${by ?? OPERATOR.en} has ${grant.lender === null ? 'given' : 'lent'} you a role ${when}: “${placedRole(grant, 'en')}”${daysOf(grant, 'en')}.`,
        ...howToSignIn(grant, 'en'),
      ],
      action: actionFor(grant, 'en'),
      otherwise: OTHERWISE.en,
    }),
  };
}

/** As it was read once it had been revoked. */
export function roleRevoked(grant: GrantRecord, byThemselves: boolean): NoticeWords {
  return {
    fr: (when) => ({
      subject: byThemselves ? 'Vous avez rendu un rôle' : 'Un rôle vous a été retiré',
      paragraphs: [
        `${byThemselves ? 'Vous avez rendu votre' : `${grant.revokedBy ?? OPERATOR.fr} vous a retiré un`} rôle ${when}\u00a0: «\u00a0${placedRole(grant, 'fr')}\u00a0».`,
        'Votre compte et vos réservations restent comme ils sont.',
      ],
      action: actionFor(grant, 'fr'),
      otherwise: OTHERWISE.fr,
    }),
    en: (when) => ({
      subject: byThemselves ? 'You have given a role up' : 'A role was taken from you',
      paragraphs: [
        `${byThemselves ? 'You have given up your' : `${grant.revokedBy ?? OPERATOR.en} has taken a`} role${byThemselves ? '' : ' from you'} ${when}: “${placedRole(grant, 'en')}”.`,
        'Your account and your bookings stay as they are.',
      ],
      action: actionFor(grant, 'en'),
      otherwise: OTHERWISE.en,
    }),
  };
}

const OPERATOR: Words = { fr: 'L’opérateur du service', en: 'The operator of the service' };

const OTHERWISE: Words = {
  fr: 'Vous ne vous y attendiez pas\u00a0? Écrivez à l’administrateur du réseau.',
  en: 'You did not expect this? Write to the administrator of the network.',
};

/** `, du mardi 24 novembre 2026 au lundi 30 novembre 2026`; nothing for a role without an end. */
function daysOf(grant: GrantRecord, language: Language): string {
  if (grant.until === null) return '';
  const first = dayAt(grant.from, grant, language);
  const last = dayAt(new Date(grant.until.getTime() - 1), grant, language);
  return language === 'fr' ? `, du ${first} au ${last}` : `, from ${first} until ${last}`;
}

function howToSignIn({ name }: GrantRecord, language: Language): string[] {
  return name === null ? [FIRST_TIME[language]] : [];
}

const FIRST_TIME: Words = {
  fr: 'Pour vous en servir, connectez-vous avec cette adresse électronique\u00a0: vous recevrez un lien. Il n’y a ni inscription ni mot de passe.',
  en: 'To use it, sign in with this e-mail address: you will receive a link. There is no registration and no password.',
};

function actionFor({ name }: GrantRecord, language: Language): Notice['action'] {
  return name === null
    ? { label: SIGN_IN[language], path: '/sign-in' }
    : { label: MY_ACCOUNT[language], path: '/account' };
}

const SIGN_IN: Words = { fr: 'Me connecter', en: 'Sign in' };
const MY_ACCOUNT: Words = { fr: 'Aller à mon compte', en: 'Go to my account' };
